package io.autotag.review;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a person may draw a box. */
public final class BoxRule {

    /** Rounding in an editor is no mistake. */
    private static final float TOLERANCE = 0.5f;

    private BoxRule() {}

    /**
     * What is wrong with the box, for people; empty when nothing is.
     *
     * @param x left, in pixels of the upright picture
     * @param width of the picture in pixels; null when it is not known, then only the left and upper edge count
     */
    public static Optional<String> problem(
            float x, float y, float w, float h, @Nullable Integer width, @Nullable Integer height) {
        if (!Float.isFinite(x) || !Float.isFinite(y) || !Float.isFinite(w) || !Float.isFinite(h)) {
            return Optional.of("A box needs four finite numbers.");
        }
        if (w <= 0 || h <= 0) {
            return Optional.of("A box needs a width and a height above zero.");
        }
        if (x < -TOLERANCE || y < -TOLERANCE || reachesOver(x + w, width) || reachesOver(y + h, height)) {
            return Optional.of("The box reaches over the edge of the picture" + size(width, height) + ".");
        }
        return Optional.empty();
    }

    private static boolean reachesOver(float end, @Nullable Integer size) {
        return size != null && end > size + TOLERANCE;
    }

    private static String size(@Nullable Integer width, @Nullable Integer height) {
        return width == null || height == null ? "" : " of %d by %d pixels".formatted(width, height);
    }
}
