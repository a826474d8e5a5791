package io.autotag.model;

import io.autotag.image.TensorSpec;
import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Filter;
import io.autotag.image.TensorSpec.Layout;
import io.autotag.image.TensorSpec.Resize;
import java.util.List;
import java.util.Objects;

/**
 * How a picture is put in, as {@link TensorSpec} says it; only the element type is the file's.
 *
 * @param height in pixels, 1 to {@value #LONGEST_SIDE}
 * @param width in pixels, 1 to {@value #LONGEST_SIDE}
 */
public record CardInput(
        int height,
        int width,
        Layout layout,
        Colour colour,
        float scale,
        List<Float> mean,
        List<Float> std,
        Resize resize,
        int pad,
        Filter filter) {

    static final int LONGEST_SIDE = 4_096;

    public CardInput {
        Objects.requireNonNull(layout, "layout is null");
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (height > LONGEST_SIDE || width > LONGEST_SIDE) {
            throw new IllegalArgumentException("A side has at most " + LONGEST_SIDE + " pixels");
        }
        new TensorSpec(width, height, layout, colour, ElementType.FLOAT32, scale, mean, std, resize, pad, filter);
    }

    TensorSpec spec(ElementType type) {
        return new TensorSpec(width, height, layout, colour, type, scale, mean, std, resize, pad, filter);
    }
}
