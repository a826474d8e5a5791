package io.autotag.model.tfjs;

/** Writes the gate that {@link HardSwish} finds. */
final class HardSwishGate {

    private HardSwishGate() {}

    static Value map(Operation operation) {
        float scale = operation.attributes().number(HardSwish.SCALE, 1);
        float shift = scale * operation.attributes().number(HardSwish.SHIFT, 0);
        Value value = operation.input(0);
        boolean picture = value.rank() == 4 && value.shape().length(3) != Shape.UNKNOWN;
        Value line = picture ? channelwise(operation, value, scale, shift) : plain(operation, value, scale, shift);
        return Activation.clip(operation, line, 6 * scale);
    }

    /** As a convolution that looks at one pixel of one channel: ONNX Runtime has no faster form of it. */
    private static Value channelwise(Operation operation, Value value, float scale, float shift) {
        long channels = value.shape().length(3);
        OnnxGraph graph = operation.graph();
        return operation
                .emit("Conv")
                .in(graph.name(value, Layout.CHANNELS_FIRST))
                .in(graph.constant(Tensor.floats(Shape.of(channels, 1, 1, 1), scale)))
                .in(graph.constant(Tensor.floats(Shape.of(channels), shift)))
                .set("group", channels)
                .set("kernel_shape", new long[] {1, 1})
                .out(ElementType.FLOAT, value.shape(), Layout.CHANNELS_FIRST);
    }

    private static Value plain(Operation operation, Value value, float scale, float shift) {
        Value scaled = BinaryOps.arithmetic(operation, "Mul", value, Value.of(Tensor.scalar(scale)));
        return BinaryOps.arithmetic(operation, "Add", scaled, Value.of(Tensor.scalar(shift)));
    }
}
