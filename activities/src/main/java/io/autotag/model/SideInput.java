package io.autotag.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An input beside the picture that tells a model how to scale its boxes. It is told that the picture had the size of the
 * tensor, so that boxes come out in pixels of the tensor whatever the picture was, and every run gets the same numbers.
 * Pure.
 */
record SideInput(Port port, Meaning meaning) {

    /** What the numbers say, known by the input's name. */
    enum Meaning {
        /** DEIM, D-FINE and RT-DETR with post-processing: width, height of the picture. */
        ORIGINAL_SIZE("orig_target_sizes"),
        /** PaddleDetection: by how much the picture was enlarged, downwards and across. */
        SCALE("scale_factor"),
        /** PaddleDetection: height, width of the tensor. */
        TENSOR_SIZE("im_shape"),
        /** Hugging Face's DETR: which pixels of the tensor belong to the picture. */
        MASK("pixel_mask");

        private final String inputName;

        Meaning(String inputName) {
            this.inputName = inputName;
        }
    }

    /** Nothing when the port is no input whose value is known. */
    static Optional<SideInput> of(Port port) {
        return Stream.of(Meaning.values())
                .filter(meaning -> meaning.inputName.equals(port.name()))
                .filter(meaning -> port.rank() >= 1 && port.rank() <= 3)
                .findFirst()
                .map(meaning -> new SideInput(port, meaning));
    }

    /** Without open axes. */
    long[] shape(ImageInput input) {
        long[] usual = meaning == Meaning.MASK
                ? new long[] {input.batch(), input.height(), input.width()}
                : new long[] {input.batch(), 2};
        long[] shape = Arrays.copyOfRange(usual, Math.max(0, usual.length - port.rank()), usual.length);
        for (int axis = 0; axis < Math.min(shape.length, port.rank()); axis++) {
            int declared = port.shape().get(axis);
            shape[axis] = declared > 0 ? declared : shape[axis];
        }
        return shape;
    }

    /** As many numbers as the shape has. */
    float[] values(ImageInput input) {
        float[] values = new float[(int) Arrays.stream(shape(input)).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(input, i % 2 == 0);
        }
        return values;
    }

    private float value(ImageInput input, boolean first) {
        return switch (meaning) {
            case ORIGINAL_SIZE -> first ? input.width() : input.height();
            case TENSOR_SIZE -> first ? input.height() : input.width();
            case SCALE, MASK -> 1;
        };
    }
}
