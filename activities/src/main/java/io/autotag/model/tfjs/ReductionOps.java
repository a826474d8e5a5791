package io.autotag.model.tfjs;

import java.util.Arrays;
import java.util.Map;

/** Operations that make one number of many along some axes. */
final class ReductionOps {

    private static final long[] HEIGHT_AND_WIDTH = {1, 2};
    private static final int CHANNELS = 3;

    private ReductionOps() {}

    static Map<String, Mapping> mappings() {
        return Map.of(
                "Mean", Mapping.single(operation -> reduce(operation, "ReduceMean")),
                "Sum", Mapping.single(operation -> reduce(operation, "ReduceSum")),
                "Max", Mapping.single(operation -> reduce(operation, "ReduceMax")),
                "Min", Mapping.single(operation -> reduce(operation, "ReduceMin")),
                "Prod", Mapping.single(operation -> reduce(operation, "ReduceProd")),
                "ArgMax", Mapping.single(operation -> place(operation, "ArgMax")),
                "ArgMin", Mapping.single(operation -> place(operation, "ArgMin")),
                "Softmax", Mapping.single(operation -> softmax(operation, "Softmax")),
                "LogSoftmax", Mapping.single(operation -> softmax(operation, "LogSoftmax")));
    }

    private static Value reduce(Operation operation, String onnx) {
        Value value = operation.input(0);
        long[] axes = axes(operation, value);
        boolean kept = operation.attributes().flag("keep_dims");
        if (axes.length == 0) {
            return value;
        }
        boolean pictureMean = onnx.equals("ReduceMean") && value.rank() == 4 && Arrays.equals(axes, HEIGHT_AND_WIDTH);
        if (pictureMean) {
            return pictureMean(operation, value, kept);
        }
        Layout layout = kept || keepsOrder(axes) ? value.layout() : Layout.PLAIN;
        Layout result = kept ? layout : Layout.PLAIN;
        long[] places = Arrays.stream(axes)
                .map(axis -> layout.axis((int) axis))
                .sorted()
                .toArray();
        NodeWriter node = operation.emit(onnx).in(operation.graph().name(value, layout));
        if (onnx.equals("ReduceSum")) {
            node.in(operation.graph().constant(Tensor.longs(places)));
        } else {
            node.set("axes", places);
        }
        return node.set("keepdims", kept).out(value.type(), reduced(value.shape(), axes, kept), result);
    }

    /** ONNX Runtime computes this one where the picture lies. */
    private static Value pictureMean(Operation operation, Value value, boolean kept) {
        OnnxGraph graph = operation.graph();
        Shape small = value.shape().with(1, 1).with(2, 1);
        Value mean = operation
                .emit("GlobalAveragePool")
                .in(graph.name(value, Layout.CHANNELS_FIRST))
                .out(ElementType.FLOAT, small, Layout.CHANNELS_FIRST);
        if (kept) {
            return mean;
        }
        return operation
                .emit("Squeeze")
                .in(mean.name(), graph.constant(Tensor.longs(2, 3)))
                .out(ElementType.FLOAT, reduced(value.shape(), HEIGHT_AND_WIDTH, false), Layout.PLAIN);
    }

    /** Whether the axes that stay are in TensorFlow's order although the channels lay first. */
    private static boolean keepsOrder(long[] axes) {
        boolean channels = Arrays.binarySearch(axes, CHANNELS) >= 0;
        boolean places = Arrays.binarySearch(axes, 1) >= 0 && Arrays.binarySearch(axes, 2) >= 0;
        return channels || places;
    }

    private static Value place(Operation operation, String onnx) {
        Value value = operation.input(0);
        int axis = operation.inputs().size() < 2 ? 0 : value.axis(operation.integer(1, "axis"));
        String place = operation
                .emit(onnx)
                .in(operation.plain(0))
                .set("axis", axis)
                .set("keepdims", false)
                .out();
        Value longs = Value.computed(ElementType.LONG, value.shape().without(axis), Layout.PLAIN, place);
        return UnaryOps.cast(operation, longs, ElementType.INTEGER);
    }

    private static Value softmax(Operation operation, String onnx) {
        Value value = operation.input(0);
        // An operation's is always the last one; a layer may name another.
        int axis = value.axis(operation.attributes().integer("axis", -1));
        String name = operation.graph().name(value, value.layout());
        return operation
                .emit(onnx)
                .in(name)
                .set("axis", value.layout().axis(axis))
                .outLike(value);
    }

    /** Sorted, each once, counted from 0. */
    private static long[] axes(Operation operation, Value value) {
        return Arrays.stream(operation.integers(1, "axis"))
                .map(value::axis)
                .sorted()
                .distinct()
                .toArray();
    }

    private static Shape reduced(Shape shape, long[] axes, boolean kept) {
        Shape result = shape;
        for (int i = axes.length - 1; i >= 0; i--) {
            int axis = (int) axes[i];
            result = kept ? result.with(axis, 1) : result.without(axis);
        }
        return result;
    }
}
