package io.autotag.model.tfjs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Operations that cut a block out of a tensor. */
final class SliceOps {

    private SliceOps() {}

    static Map<String, Mapping> mappings() {
        return Map.of("Slice", Mapping.single(SliceOps::slice), "StridedSlice", Mapping.single(SliceOps::stridedSlice));
    }

    private static Value slice(Operation operation) {
        long[] begin = operation.integers(1, "begin");
        long[] size = operation.integers(2, "size");
        Value value = operation.input(0);
        if (begin.length != value.rank() || size.length != value.rank()) {
            throw operation.refuse("its begin and size do not name each axis");
        }
        List<Cut> cuts = new ArrayList<>();
        for (int axis = 0; axis < begin.length; axis++) {
            long end = size[axis] < 0 ? Cut.END : begin[axis] + size[axis];
            cuts.add(new Cut(axis, begin[axis], end, 1));
        }
        return cut(operation, value, cuts);
    }

    private static Value stridedSlice(Operation operation) {
        StridedCut cut = StridedCut.of(operation);
        Value value = cut(operation, operation.input(0), cut.cuts());
        if (!cut.removed().isEmpty()) {
            value = ShapeOps.squeezed(operation, value, cut.removed());
        }
        for (int axis : cut.added()) {
            value = ShapeOps.unsqueezed(operation, value, axis);
        }
        return value;
    }

    private static Value cut(Operation operation, Value value, List<Cut> cuts) {
        List<Cut> real = cuts.stream().filter(cut -> !cut.isWhole()).toList();
        if (real.isEmpty()) {
            return value;
        }
        Shape shape = value.shape();
        for (Cut cut : real) {
            shape = shape.with(cut.axis(), cut.length(shape.length(cut.axis())));
        }
        OnnxGraph graph = operation.graph();
        Layout layout = value.layout();
        return operation
                .emit("Slice")
                .in(graph.name(value, layout))
                .in(numbers(graph, real.stream().mapToLong(Cut::begin).toArray()))
                .in(numbers(graph, real.stream().mapToLong(Cut::end).toArray()))
                .in(numbers(
                        graph,
                        real.stream().mapToLong(cut -> layout.axis(cut.axis())).toArray()))
                .in(numbers(graph, real.stream().mapToLong(Cut::step).toArray()))
                .out(value.type(), shape, layout);
    }

    private static String numbers(OnnxGraph graph, long[] numbers) {
        return graph.constant(Tensor.longs(numbers));
    }
}
