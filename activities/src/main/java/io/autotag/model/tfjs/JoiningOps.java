package io.autotag.model.tfjs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Operations that put tensors together or take them apart. */
final class JoiningOps {

    private static final int MOST_PARTS = 10_000;

    private JoiningOps() {}

    static Map<String, Mapping> mappings() {
        return Map.of(
                "ConcatV2", Mapping.single(JoiningOps::concatenate),
                "Pack", Mapping.single(JoiningOps::pack),
                "Unpack", JoiningOps::unpack,
                "Split", JoiningOps::split,
                "SplitV", JoiningOps::splitBySizes);
    }

    private static Value concatenate(Operation operation) {
        int count = operation.inputs().size() - 1;
        if (count < 1) {
            throw operation.refuse("it has nothing to put together");
        }
        List<Value> parts = operation.inputs().subList(0, count);
        int axis = parts.get(0).axis(operation.integer(count, "axis"));
        return concatenated(operation, parts, axis);
    }

    private static Value concatenated(Operation operation, List<Value> parts, int axis) {
        requireOneRank(operation, parts);
        Layout layout = Layout.common(parts);
        long length = 0;
        List<String> names = new ArrayList<>();
        for (Value part : parts) {
            names.add(operation.graph().name(part, layout));
            long more = part.shape().length(axis);
            length = length == Shape.UNKNOWN || more == Shape.UNKNOWN ? Shape.UNKNOWN : length + more;
        }
        return operation
                .emit("Concat")
                .in(names.toArray(String[]::new))
                .set("axis", layout.axis(axis))
                .out(parts.get(0).type(), parts.get(0).shape().with(axis, length), layout);
    }

    private static Value pack(Operation operation) {
        requireOneRank(operation, operation.inputs());
        int axis = Value.axis(
                operation.attributes().integer("axis", 0), operation.input(0).rank() + 1);
        List<Value> parts = operation.inputs().stream()
                .map(part -> ShapeOps.unsqueezed(operation, part, axis))
                .toList();
        return concatenated(operation, parts, axis);
    }

    private static void requireOneRank(Operation operation, List<Value> parts) {
        if (parts.stream().mapToInt(Value::rank).distinct().count() > 1) {
            throw operation.refuse("its inputs have different numbers of axes");
        }
    }

    private static List<Value> unpack(Operation operation) {
        Value value = operation.input(0);
        int axis = value.axis(operation.attributes().integer("axis", 0));
        long count = operation.attributes().integer("num", value.shape().length(axis));
        long[] sizes = new long[parts(operation, count)];
        Arrays.fill(sizes, 1);
        return divided(operation, value, axis, sizes).stream()
                .map(part -> ShapeOps.squeezed(operation, part, List.of(axis)))
                .toList();
    }

    private static List<Value> split(Operation operation) {
        Value value = operation.input(1);
        int axis = value.axis(operation.integer(0, "axis"));
        long[] sizes = new long[parts(operation, operation.attributes().integer("num_split", 0))];
        long length = value.shape().length(axis);
        if (length == Shape.UNKNOWN || length % sizes.length != 0) {
            throw operation.refuse("it divides a length of " + (length == Shape.UNKNOWN ? "?" : length) + " into "
                    + sizes.length + " parts");
        }
        Arrays.fill(sizes, length / sizes.length);
        return divided(operation, value, axis, sizes);
    }

    private static List<Value> splitBySizes(Operation operation) {
        Value value = operation.input(0);
        int axis = value.axis(operation.integer(2, "axis"));
        long[] sizes = operation.integers(1, "sizes");
        parts(operation, sizes.length);
        long rest = value.shape().length(axis)
                - Arrays.stream(sizes).filter(size -> size >= 0).sum();
        long[] whole = Arrays.stream(sizes).map(size -> size < 0 ? rest : size).toArray();
        if (Arrays.stream(whole).anyMatch(size -> size < 0)) {
            throw operation.refuse("the sizes of its parts are only known when the model runs");
        }
        return divided(operation, value, axis, whole);
    }

    private static List<Value> divided(Operation operation, Value value, int axis, long[] sizes) {
        OnnxGraph graph = operation.graph();
        Layout layout = value.layout();
        List<String> names = operation
                .emit("Split")
                .in(graph.name(value, layout), graph.constant(Tensor.longs(sizes)))
                .set("axis", layout.axis(axis))
                .outs(sizes.length);
        List<Value> parts = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            parts.add(Value.computed(value.type(), value.shape().with(axis, sizes[i]), layout, names.get(i)));
        }
        return parts;
    }

    private static int parts(Operation operation, long count) {
        if (count < 1 || count > MOST_PARTS) {
            throw operation.refuse("it makes " + count + " parts");
        }
        return (int) count;
    }
}
