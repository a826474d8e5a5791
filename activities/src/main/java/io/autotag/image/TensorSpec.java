package io.autotag.image;

import java.util.List;
import java.util.Objects;

/**
 * The input a model wants, for one picture. A value is {@code (byte * scale - mean) / std} of its channel; for
 * {@link ElementType#UINT8} it is rounded and clipped to 0..255, for {@link ElementType#INT8} to -128..127.
 *
 * @param width in pixels
 * @param height in pixels
 * @param mean three values in the order of the tensor's channels: for {@link Colour#BGR} blue first
 * @param std three values other than 0, in the same order
 * @param pad the byte that fills what a letterbox leaves over, 0..255, normalised like a pixel
 * @param filter how pixels of another size are made
 */
public record TensorSpec(
        int width,
        int height,
        Layout layout,
        Colour colour,
        ElementType type,
        float scale,
        List<Float> mean,
        List<Float> std,
        Resize resize,
        int pad,
        Filter filter) {

    /** The order of the axes; N is 1. */
    public enum Layout {
        NCHW,
        NHWC
    }

    /** The order of the channels. */
    public enum Colour {
        RGB,
        BGR
    }

    /** What a value is stored as. */
    public enum ElementType {
        FLOAT32(4),
        FLOAT16(2),
        UINT8(1),
        INT8(1);

        private final int bytes;

        ElementType(int bytes) {
            this.bytes = bytes;
        }

        public int bytes() {
            return bytes;
        }

        /** Whether values are whole numbers. */
        public boolean isWhole() {
            return this == UINT8 || this == INT8;
        }
    }

    /** How a picture of another shape comes into the tensor. */
    public enum Resize {
        /** Whole, keeping its proportions, in the centre of a padded tensor. */
        LETTERBOX,
        /** Whole, keeping its proportions, at the top left of a padded tensor. */
        LETTERBOX_TOP_LEFT,
        /** Whole, squeezed to the tensor's proportions. */
        STRETCH,
        /** Its largest centred part that has the tensor's proportions. */
        CENTRE_CROP
    }

    /** How pixels of another size are made of those of the picture. */
    public enum Filter {
        /** By averaging over areas along an axis that shrinks, linearly along one that grows: nothing is left out. */
        AREA,
        /** Linearly between the four nearest pixels, as OpenCV does unless told otherwise, and many models were trained. */
        LINEAR
    }

    private static final int LONGEST_SIDE = 16_384;

    /** By averaging. */
    public TensorSpec(
            int width,
            int height,
            Layout layout,
            Colour colour,
            ElementType type,
            float scale,
            List<Float> mean,
            List<Float> std,
            Resize resize,
            int pad) {
        this(width, height, layout, colour, type, scale, mean, std, resize, pad, Filter.AREA);
    }

    public TensorSpec {
        Objects.requireNonNull(layout, "layout is null");
        Objects.requireNonNull(colour, "colour is null");
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(resize, "resize is null");
        Objects.requireNonNull(filter, "filter is null");
        if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE) {
            throw new IllegalArgumentException("A tensor's sides are 1 to " + LONGEST_SIDE + " pixels");
        }
        if (pad < 0 || pad > 255) {
            throw new IllegalArgumentException("pad is 0 to 255");
        }
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (!Float.isFinite(scale)
                || !areThreeNumbers(mean)
                || !areThreeNumbers(std)
                || std.stream().anyMatch(value -> value == 0)) {
            throw new IllegalArgumentException("scale is finite, mean and std have three finite values, no std is 0");
        }
    }

    private static boolean areThreeNumbers(List<Float> values) {
        return values.size() == 3 && values.stream().allMatch(Float::isFinite);
    }

    /** Values of one picture: height times width times 3. */
    public int elements() {
        return width * height * 3;
    }

    /** Bytes of one picture's tensor. */
    public int bytes() {
        return Math.multiplyExact(elements(), type.bytes());
    }
}
