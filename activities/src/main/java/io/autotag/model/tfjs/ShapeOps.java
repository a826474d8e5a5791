package io.autotag.model.tfjs;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Operations that leave all numbers as they are and change how they are arranged. */
final class ShapeOps {

    /** What a layer of this name does; TensorFlow itself has no such operation. */
    static final String FLATTEN = "Flatten";

    private ShapeOps() {}

    static Map<String, Mapping> mappings() {
        return Map.of(
                "Reshape",
                Mapping.single(ShapeOps::reshape),
                FLATTEN,
                Mapping.single(ShapeOps::flatten),
                "Squeeze",
                Mapping.single(ShapeOps::squeeze),
                "ExpandDims",
                Mapping.single(ShapeOps::expand),
                "Transpose",
                Mapping.single(ShapeOps::transpose),
                "Shape",
                Mapping.single(ShapeOps::shape));
    }

    private static Value reshape(Operation operation) {
        Value value = operation.input(0);
        Value wanted = operation.input(1);
        return operation
                .emit("Reshape")
                .in(operation.plain(0), operation.graph().longs(wanted))
                .out(value.type(), reshaped(operation, value.shape(), wanted), Layout.PLAIN);
    }

    private static Shape reshaped(Operation operation, Shape from, Value wanted) {
        if (wanted.rank() != 1 || wanted.shape().length(0) == Shape.UNKNOWN) {
            throw operation.refuse("the number of axes it makes is only known when the model runs");
        }
        if (wanted.constant().isEmpty()) {
            return Shape.unknown((int) wanted.shape().length(0));
        }
        long[] lengths = operation.integers(1, "shape");
        if (Arrays.stream(lengths).anyMatch(length -> length == 0)) {
            throw operation.refuse("it makes a tensor without numbers");
        }
        Shape shape = Shape.of(lengths);
        int open = IntStream.range(0, lengths.length)
                .filter(axis -> lengths[axis] == Shape.UNKNOWN)
                .findFirst()
                .orElse(-1);
        return open < 0 || !from.isStatic() ? shape : shape.with(open, from.count() / Math.max(1, others(shape, open)));
    }

    private static long others(Shape shape, int open) {
        Shape rest = shape.without(open);
        return rest.isStatic() ? rest.count() : 1;
    }

    private static Value flatten(Operation operation) {
        Shape shape = operation.input(0).shape();
        if (shape.rank() == 0) {
            throw operation.refuse("it flattens a single number");
        }
        Shape rest = shape.slice(1, shape.rank());
        long length = rest.isStatic() ? rest.count() : Shape.UNKNOWN;
        return operation
                .emit("Flatten")
                .in(operation.plain(0))
                .set("axis", 1)
                .out(operation.input(0).type(), Shape.of(shape.length(0), length), Layout.PLAIN);
    }

    private static Value squeeze(Operation operation) {
        Value value = operation.input(0);
        List<Integer> axes = Arrays.stream(removed(operation, value.shape()))
                .mapToObj(value::axis)
                .sorted()
                .distinct()
                .toList();
        return squeezed(operation, value, axes);
    }

    /** The value without some axes of length 1, which are given rising. */
    static Value squeezed(Operation operation, Value value, List<Integer> axes) {
        Shape shape = value.shape();
        for (int i = axes.size() - 1; i >= 0; i--) {
            shape = shape.without(axes.get(i));
        }
        OnnxGraph graph = operation.graph();
        long[] numbers = axes.stream().mapToLong(Integer::longValue).toArray();
        return operation
                .emit("Squeeze")
                .in(graph.name(value, Layout.PLAIN), graph.constant(Tensor.longs(numbers)))
                .out(value.type(), shape, Layout.PLAIN);
    }

    /** The axes named, or else all of length 1. */
    private static long[] removed(Operation operation, Shape shape) {
        long[] named = operation.attributes().integers("squeeze_dims");
        if (named.length > 0) {
            return named;
        }
        if (!shape.isStatic()) {
            throw operation.refuse("which axes it removes is only known when the model runs");
        }
        return IntStream.range(0, shape.rank())
                .filter(axis -> shape.length(axis) == 1)
                .asLongStream()
                .toArray();
    }

    private static Value expand(Operation operation) {
        Value value = operation.input(0);
        int axis = Value.axis(operation.integer(1, "axis"), value.rank() + 1);
        return unsqueezed(operation, value, axis);
    }

    /** The value with one axis more, of length 1. */
    static Value unsqueezed(Operation operation, Value value, int axis) {
        OnnxGraph graph = operation.graph();
        return operation
                .emit("Unsqueeze")
                .in(graph.name(value, Layout.PLAIN), graph.constant(Tensor.longs(axis)))
                .out(value.type(), value.shape().inserted(axis, 1), Layout.PLAIN);
    }

    private static Value transpose(Operation operation) {
        Value value = operation.input(0);
        long[] order = operation.integers(1, "order of axes");
        boolean each = Arrays.equals(
                Arrays.stream(order).sorted().toArray(),
                IntStream.range(0, value.rank()).asLongStream().toArray());
        if (!each) {
            throw operation.refuse("its order of axes does not name each axis once");
        }
        long[] lengths = Arrays.stream(order)
                .map(axis -> value.shape().length((int) axis))
                .toArray();
        return operation
                .emit("Transpose")
                .in(operation.plain(0))
                .set("perm", order)
                .out(value.type(), Shape.of(lengths), Layout.PLAIN);
    }

    /** A shape that is known now is a constant. */
    private static Value shape(Operation operation) {
        Value value = operation.input(0);
        if (value.shape().isStatic()) {
            return Value.of(
                    Tensor.integers(Shape.of(value.rank()), value.shape().lengths()));
        }
        String longs = operation.emit("Shape").in(operation.plain(0)).out();
        Value lengths = Value.computed(ElementType.LONG, Shape.of(value.rank()), Layout.PLAIN, longs);
        return UnaryOps.cast(operation, lengths, ElementType.INTEGER);
    }
}
