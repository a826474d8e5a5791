package io.autotag.groundtruth;

import io.autotag.review.ItemState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What exports of Autotag say in fields of their own, whatever the format. */
final class OwnExport {

    static final String NO_TRUTH =
            "It is what a model suggested, which is no truth: leave suggestions out of the export.";

    private static final String REVIEWED = ItemState.REVIEWED.name().toLowerCase(Locale.ROOT);
    private static final String SUGGESTED = "suggested";

    private OwnExport() {}

    /**
     * Whether all that is on a picture is in the file, as it is unless the file says that people were not done with it.
     *
     * @param review how far they had got; null in files of others
     */
    static boolean isKnown(@Nullable String review) {
        return review == null || review.equals(REVIEWED);
    }

    /**
     * Whether it is what a model says, and nobody else.
     *
     * @param source where it comes from; null in files of others
     */
    static boolean isSuggested(@Nullable String source) {
        return SUGGESTED.equals(source);
    }
}
