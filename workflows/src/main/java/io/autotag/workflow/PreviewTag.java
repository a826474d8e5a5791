package io.autotag.workflow;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One prediction of a preview. The box is in pixels of the upright picture, from its top left; all four are null for a
 * tag of the whole image.
 *
 * @param level {@code image} or {@code object}
 * @param confidence the model's own p, 0 to 1
 * @param score Autotag's score, -1 to 1
 * @param mask the pixels of the object; null where the model says none
 */
public record PreviewTag(
        String label,
        String level,
        float confidence,
        float score,
        @Nullable Float x,
        @Nullable Float y,
        @Nullable Float w,
        @Nullable Float h,
        @Nullable PreviewMask mask) {
    public PreviewTag {
        Objects.requireNonNull(label, "label is null");
        Objects.requireNonNull(level, "level is null");
    }
}
