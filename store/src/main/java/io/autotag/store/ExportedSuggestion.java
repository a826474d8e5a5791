package io.autotag.store;

import io.autotag.mask.Mask;
import io.autotag.review.ReviewState;
import org.jspecify.annotations.Nullable;

/**
 * A prediction as exports tell it.
 *
 * @param label what the project calls it
 * @param modelLabel what the model called it
 * @param box in pixels of the upright picture; null for the whole of it
 * @param mask the object's pixels; null where nobody said them
 */
public record ExportedSuggestion(
        String uid,
        String label,
        String modelLabel,
        @Nullable Box box,
        @Nullable Mask mask,
        float confidence,
        float score,
        ReviewState status,
        ExportedOrigin origin) {

    /** Whether it says that its label applies, and nobody has said otherwise: not rejected, nor put right. */
    public boolean holds() {
        return score >= 0 && (status == ReviewState.PENDING || status == ReviewState.ACCEPTED);
    }
}
