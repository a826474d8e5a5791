package io.autotag.model.tfjs;

import java.util.Map;

/** Operations that make a tensor larger around what it holds, or repeat it. */
final class PaddingOps {

    private PaddingOps() {}

    static Map<String, Mapping> mappings() {
        return Map.of(
                "Pad", Mapping.single(operation -> pad(operation, "constant")),
                "PadV2", Mapping.single(operation -> pad(operation, "constant")),
                "MirrorPad", Mapping.single(PaddingOps::mirror),
                "Tile", Mapping.single(PaddingOps::tile),
                "BroadcastTo", Mapping.single(PaddingOps::broadcast));
    }

    private static Value mirror(Operation operation) {
        if (!operation.attributes().text("mode", "").equals("REFLECT")) {
            throw operation.refuse("it mirrors the edge itself too");
        }
        return pad(operation, "reflect");
    }

    private static Value pad(Operation operation, String mode) {
        Value value = operation.input(0);
        long[] pads = operation.integers(1, "padding");
        int rank = value.rank();
        if (pads.length != 2 * rank) {
            throw operation.refuse("its padding does not name each axis");
        }
        long[] before = new long[rank];
        long[] after = new long[rank];
        Shape shape = value.shape();
        for (int axis = 0; axis < rank; axis++) {
            before[axis] = pads[2 * axis];
            after[axis] = pads[2 * axis + 1];
            long length = shape.length(axis);
            shape = length == Shape.UNKNOWN ? shape : shape.with(axis, length + before[axis] + after[axis]);
        }
        Layout layout = value.layout();
        Shape arranged = Shape.of(layout.arrange(before)).then(Shape.of(layout.arrange(after)));
        OnnxGraph graph = operation.graph();
        NodeWriter node =
                operation.emit("Pad").in(graph.name(value, layout), graph.constant(Tensor.longs(arranged.lengths())));
        if (operation.node().is("PadV2")) {
            node.in(operation.plain(2));
        }
        return node.set("mode", mode).out(value.type(), shape, layout);
    }

    private static Value tile(Operation operation) {
        Value value = operation.input(0);
        return operation
                .emit("Tile")
                .in(operation.plain(0), operation.graph().longs(operation.input(1)))
                .out(value.type(), Shape.unknown(value.rank()), Layout.PLAIN);
    }

    private static Value broadcast(Operation operation) {
        Value wanted = operation.input(1);
        if (wanted.rank() != 1 || wanted.shape().length(0) == Shape.UNKNOWN) {
            throw operation.refuse("the number of axes it makes is only known when the model runs");
        }
        Shape shape = wanted.constant().isPresent()
                ? Shape.of(operation.integers(1, "shape"))
                : Shape.unknown((int) wanted.shape().length(0));
        return operation
                .emit("Expand")
                .in(operation.plain(0), operation.graph().longs(wanted))
                .out(operation.input(0).type(), shape, Layout.PLAIN);
    }
}
