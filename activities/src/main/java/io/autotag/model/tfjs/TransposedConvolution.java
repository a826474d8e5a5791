package io.autotag.model.tfjs;

/** The convolution that makes pictures larger. TensorFlow writes it as the gradient of one that makes them smaller. */
final class TransposedConvolution {

    private TransposedConvolution() {}

    static Value map(Operation operation) {
        long[] wanted = operation.integers(0, "output shape");
        Tensor filter = operation.constant(1, "filter");
        Value picture = operation.input(2);
        Shape from = picture.shape();
        if (wanted.length != 4 || from.rank() != 4 || filter.shape().rank() != 4) {
            throw operation.refuse("it is not over pictures of height, width and channels");
        }
        if (from.length(1) == Shape.UNKNOWN || from.length(2) == Shape.UNKNOWN) {
            throw operation.refuse("the size of its picture is only known when the model runs");
        }
        Window window = Window.of(operation, filter.shape().slice(0, 2).lengths());
        NodeWriter node = operation
                .emit("ConvTranspose")
                .in(operation.graph().name(picture, Layout.CHANNELS_FIRST))
                .in(operation.graph().constant(filter.transposed(3, 2, 0, 1)));
        return window.writeSteps(node)
                .set("pads", pads(window, from, wanted))
                .set("output_padding", more(window, from, wanted))
                .out(ElementType.FLOAT, result(from, wanted, filter), Layout.CHANNELS_FIRST);
    }

    private static Shape result(Shape from, long[] wanted, Tensor filter) {
        return from.with(1, wanted[1]).with(2, wanted[2]).with(3, filter.shape().length(2));
    }

    /** What the full result has too much is cut off on both sides, the odd pixel at the end. */
    private static long[] pads(Window window, Shape from, long[] wanted) {
        long high = Math.max(0, -missing(window, from, wanted, 0));
        long wide = Math.max(0, -missing(window, from, wanted, 1));
        return new long[] {high / 2, wide / 2, high - high / 2, wide - wide / 2};
    }

    /** What it has too little is added at the end. */
    private static long[] more(Window window, Shape from, long[] wanted) {
        return new long[] {Math.max(0, missing(window, from, wanted, 0)), Math.max(0, missing(window, from, wanted, 1))
        };
    }

    private static long missing(Window window, Shape from, long[] wanted, int side) {
        return wanted[side + 1] - window.reachBack(from.length(side + 1), side);
    }
}
