package io.autotag.model.tfjs;

import java.util.List;
import java.util.Map;

/** Operations that pick numbers or rows by their place or their rank. */
final class GatheringOps {

    private GatheringOps() {}

    static Map<String, Mapping> mappings() {
        return Map.of(
                "Gather", Mapping.single(operation -> gather(operation, 0)),
                "GatherV2", Mapping.single(operation -> gather(operation, operation.integer(2, "axis"))),
                "GatherNd", Mapping.single(GatheringOps::gatherByPlace),
                "TopKV2", GatheringOps::largest);
    }

    private static Value gather(Operation operation, long along) {
        if (operation.attributes().integer("batch_dims", 0) != 0) {
            throw operation.refuse("it picks in each batch by itself");
        }
        Value value = operation.input(0);
        int axis = value.axis(along);
        Shape shape = value.shape()
                .slice(0, axis)
                .then(operation.input(1).shape())
                .then(value.shape().slice(axis + 1, value.rank()));
        return operation
                .emit("Gather")
                .in(operation.plain(0), operation.plain(1))
                .set("axis", axis)
                .out(value.type(), shape, Layout.PLAIN);
    }

    private static Value gatherByPlace(Operation operation) {
        Value value = operation.input(0);
        Shape places = operation.input(1).shape();
        int last = places.rank() - 1;
        long depth = last < 0 ? Shape.UNKNOWN : places.length(last);
        if (depth < 0 || depth > value.rank()) {
            throw operation.refuse("its places do not fit the tensor");
        }
        Shape shape = places.slice(0, last).then(value.shape().slice((int) depth, value.rank()));
        return operation
                .emit("GatherND")
                .in(operation.plain(0), operation.graph().longs(operation.input(1)))
                .out(value.type(), shape, Layout.PLAIN);
    }

    /** The largest numbers along the last axis, and their places; of equal ones the first come first, in both worlds. */
    private static List<Value> largest(Operation operation) {
        Value value = operation.input(0);
        long count = operation.integer(1, "count");
        List<String> names = operation
                .emit("TopK")
                .in(operation.plain(0), operation.graph().constant(Tensor.longs(count)))
                .outs(2);
        Shape shape = value.shape().with(value.axis(-1), count);
        Value places = Value.computed(ElementType.LONG, shape, Layout.PLAIN, names.get(1));
        return List.of(
                Value.computed(value.type(), shape, Layout.PLAIN, names.get(0)),
                UnaryOps.cast(operation, places, ElementType.INTEGER));
    }
}
