package io.autotag.model.tfjs;

import java.util.Arrays;

/** How a convolution or a pooling moves over height and width. */
final class Window {

    private static final int FIRST_AXIS = 1;

    private final long[] kernel;
    private final long[] strides;
    private final long[] dilations;
    private final String padding;
    private final long[] explicit;

    private Window(long[] kernel, long[] strides, long[] dilations, String padding, long[] explicit) {
        this.kernel = kernel;
        this.strides = strides;
        this.dilations = dilations;
        this.padding = padding;
        this.explicit = explicit;
    }

    /** Reads the attributes of the operation; {@code kernel} is height and width. */
    static Window of(Operation operation, long[] kernel) {
        Attributes attributes = operation.attributes();
        if (!attributes.text("data_format", "NHWC").equals("NHWC")) {
            throw operation.refuse("its pictures have the channels first, which TensorFlow.js does not compute either");
        }
        String padding = attributes.text("padding", "VALID");
        long[] explicit = attributes.integers("explicit_paddings");
        boolean known = padding.equals("SAME")
                || padding.equals("VALID")
                || (padding.equals("EXPLICIT") && explicit.length == 8);
        if (!known) {
            throw operation.refuse("its padding " + Excerpt.of(padding) + " is not supported");
        }
        long[] strides = spatial(operation, attributes.integers("strides"));
        return new Window(kernel, strides, spatial(operation, attributes.integers("dilations")), padding, explicit);
    }

    /** Height and width out of one number for each of the four axes; 1 and 1 when there is none. */
    static long[] spatial(Operation operation, long[] perAxis) {
        if (perAxis.length == 0) {
            return new long[] {1, 1};
        }
        if (perAxis.length != 4 || perAxis[0] != 1 || perAxis[3] != 1) {
            throw operation.refuse(
                    "it moves by " + Arrays.toString(perAxis) + ", which is not over height and width only");
        }
        if (perAxis[1] < 1 || perAxis[2] < 1) {
            throw operation.refuse("it moves by " + Arrays.toString(perAxis) + ", which is not forward");
        }
        return new long[] {perAxis[1], perAxis[2]};
    }

    /** Sets kernel, strides and dilations of an ONNX node. */
    NodeWriter writeSteps(NodeWriter node) {
        node.set("kernel_shape", kernel).set("strides", strides);
        return isDilated() ? node.set("dilations", dilations) : node;
    }

    /** Sets these and the padding for pictures of the given shape. */
    NodeWriter write(NodeWriter node, Shape picture) {
        writeSteps(node);
        long[] pads = new long[4];
        for (int side = 0; side < 2; side++) {
            long length = picture.length(side + FIRST_AXIS);
            if (padding.equals("SAME") && length == Shape.UNKNOWN && strides[side] != 1) {
                return writeOpenPadding(node);
            }
            pads[side] = before(length, side);
            pads[side + 2] = after(length, side);
        }
        return node.set("pads", pads);
    }

    /** Leaves the padding to ONNX Runtime, which does not know how to find it for kernels with gaps. */
    private NodeWriter writeOpenPadding(NodeWriter node) {
        if (isDilated()) {
            throw new ImportException(
                    "The model pads pictures for a kernel with gaps, and their size is only known when"
                            + " it runs; that cannot be imported.");
        }
        return node.set("auto_pad", "SAME_UPPER");
    }

    private long before(long length, int side) {
        return switch (padding) {
            case "SAME" -> total(length, side) / 2;
            case "VALID" -> 0;
            default -> explicit[2 * side + 2];
        };
    }

    /** The odd pixel is at the end. */
    private long after(long length, int side) {
        return switch (padding) {
            case "SAME" -> total(length, side) - total(length, side) / 2;
            case "VALID" -> 0;
            default -> explicit[2 * side + 3];
        };
    }

    private long total(long length, int side) {
        long places = strides[side] == 1 ? 0 : (result(length, side) - 1) * strides[side] + 1 - length;
        return Math.max(0, places + reach(side) - 1);
    }

    private boolean isDilated() {
        return Arrays.stream(dilations).anyMatch(dilation -> dilation != 1);
    }

    /** The shape that comes out, of so many channels. */
    Shape result(Shape picture, long channels) {
        Shape shape = picture.with(3, channels);
        for (int side = 0; side < 2; side++) {
            shape = shape.with(side + FIRST_AXIS, result(picture.length(side + FIRST_AXIS), side));
        }
        return shape;
    }

    /** How far a picture of this length reaches when the window moves over it backwards, nothing cut off. */
    long reachBack(long length, int side) {
        return (length - 1) * strides[side] + reach(side);
    }

    private long reach(int side) {
        return (kernel[side] - 1) * dilations[side] + 1;
    }

    private long result(long length, int side) {
        if (length == Shape.UNKNOWN) {
            return Shape.UNKNOWN;
        }
        long reach = reach(side);
        long room =
                switch (padding) {
                    case "SAME" -> length + strides[side] - 1;
                    case "VALID" -> length - reach + strides[side];
                    default -> length + explicit[2 * side + 2] + explicit[2 * side + 3] - reach + strides[side];
                };
        return Math.max(0, Math.floorDiv(room, strides[side]));
    }
}
