package io.autotag.model;

import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Resize;
import java.util.List;
import java.util.Optional;

/**
 * How a kind of model wants its pictures, where it is known what kind it is.
 *
 * @param scale what a byte is multiplied with; none where models of this kind differ
 * @param mean taken off afterwards, in the tensor's order of colours
 * @param std what is left is divided by this
 */
record Preparation(Colour colour, Optional<Float> scale, List<Float> mean, List<Float> std, Resize resize, int pad) {
    private static final float TO_ONE = (float) (1 / 255d);
    private static final int GREY = 114;

    Preparation {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }

    private static Preparation plain(Colour colour, float scale, Resize resize, int pad) {
        return new Preparation(colour, Optional.of(scale), three(0), three(1), resize, pad);
    }

    /** Red first, and what a byte is multiplied with is not known. */
    static Preparation unscaled(Resize resize) {
        return new Preparation(Colour.RGB, Optional.empty(), three(0), three(1), resize, GREY);
    }

    /** The same for each colour. */
    static List<Float> three(float value) {
        return List.of(value, value, value);
    }

    /** Red first, 0 to 1: as everything from Ultralytics, and most that came after it. */
    static Preparation toOne(Resize resize) {
        return plain(Colour.RGB, TO_ONE, resize, GREY);
    }

    /** What the makers of a kind of model do; none where there is no one maker. */
    static Optional<Preparation> usual(Head head) {
        return switch (head) {
            case YOLO_V5, YOLO_SEG, YOLO_V7_END2END -> Optional.of(toOne(Resize.LETTERBOX));
            case YOLOX -> Optional.of(plain(Colour.BGR, 1, Resize.LETTERBOX_TOP_LEFT, GREY));
            case FASTESTDET -> Optional.of(plain(Colour.BGR, TO_ONE, Resize.STRETCH, 0));
            case NANODET ->
                Optional.of(new Preparation(
                        Colour.BGR,
                        Optional.of(1f),
                        List.of(103.53f, 116.28f, 123.675f),
                        List.of(57.375f, 57.12f, 58.395f),
                        Resize.LETTERBOX,
                        0));
            case SSD_RAW_OFFSETS ->
                Optional.of(new Preparation(Colour.RGB, Optional.of(1f), three(127), three(128), Resize.STRETCH, 0));
            case DETR, RTDETR, TORCHVISION -> Optional.of(toOne(Resize.STRETCH));
            case SSD, DETR_RAW, PADDLE -> Optional.of(unscaled(Resize.STRETCH));
            case CLASSIFIER_SOFTMAX, CLASSIFIER_SIGMOID, YOLO_V8, YOLO_END2END, EMBEDDING, HTTP_BOXES, HTTP_TAGS ->
                Optional.empty();
        };
    }

    /**
     * The same for a model whose input has this type. Bytes go in as they are. Signed ones are what quantising leaves of a
     * byte: the darkest becomes the least number and the brightest the greatest, whether the model was trained with 0 to 1
     * or with -1 to 1.
     */
    Preparation of(ElementType type) {
        return switch (type) {
            case UINT8 -> plain(colour, 1, resize, pad);
            case INT8 -> new Preparation(colour, Optional.of(1f), three(-Byte.MIN_VALUE), three(1), resize, pad);
            case FLOAT16, FLOAT32 -> this;
        };
    }
}
