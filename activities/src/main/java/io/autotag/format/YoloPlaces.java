package io.autotag.format;

import io.autotag.mask.Corner;
import io.autotag.mask.Mask;
import io.autotag.store.Box;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Places as YOLO writes them, as parts of the picture's width and height; what is outside of the picture is cut off. Pure.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 */
record YoloPlaces(int width, int height) {

    /** The middle and size of the box; empty where none of it lies in the picture. */
    Optional<String> box(Box box) {
        double left = Math.max(0, box.x());
        double top = Math.max(0, box.y());
        double right = Math.min(width, (double) box.x() + box.w());
        double bottom = Math.min(height, (double) box.y() + box.h());
        if (right <= left || bottom <= top) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%.6f %.6f %.6f %.6f",
                (left + right) / 2 / width,
                (top + bottom) / 2 / height,
                (right - left) / width,
                (bottom - top) / height));
    }

    /** The corners of the box, in the order of a clock. */
    String corners(Box box) {
        double right = (double) box.x() + box.w();
        double bottom = (double) box.y() + box.h();
        return String.join(
                " ", corner(box.x(), box.y()), corner(right, box.y()), corner(right, bottom), corner(box.x(), bottom));
    }

    /** The corners around the largest part of the mask; empty where it has none. */
    Optional<String> corners(Mask mask) {
        List<Corner> outline = mask.outline();
        return outline.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        " ",
                        outline.stream()
                                .map(corner -> corner(corner.x(), corner.y()))
                                .toList()));
    }

    private String corner(double x, double y) {
        return String.format(
                Locale.ROOT,
                "%.6f %.6f",
                Math.max(0, Math.min(width, x)) / width,
                Math.max(0, Math.min(height, y)) / height);
    }
}
