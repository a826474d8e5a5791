package io.autotag.compare;

import org.jspecify.annotations.Nullable;

/**
 * Of what in a picture everything is known: a person has said that nothing is left to decide, or an import has said all
 * that there is of the kind. A file of boxes names no tags, which says nothing of them.
 */
public record Known(boolean boxes, boolean tags) {

    public static final Known ALL = new Known(true, true);

    public static final Known NOTHING = new Known(false, false);

    /** Whether all of the region's kind are known; null stands for a tag. */
    boolean isAllOf(@Nullable Region region) {
        return region == null ? tags : boxes;
    }

    /** Whether all of either kind are known. */
    boolean isSome() {
        return boxes || tags;
    }
}
