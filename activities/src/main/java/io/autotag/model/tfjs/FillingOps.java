package io.autotag.model.tfjs;

import java.util.Map;

/** Operations that make a tensor out of its description. */
final class FillingOps {

    private FillingOps() {}

    static Map<String, Mapping> mappings() {
        return Map.of(
                "Fill", Mapping.single(FillingOps::fill),
                "Range", Mapping.single(FillingOps::range),
                "ZerosLike", Mapping.single(operation -> like(operation, 0)),
                "OnesLike", Mapping.single(operation -> like(operation, 1)));
    }

    private static Value fill(Operation operation) {
        Value lengths = operation.input(0);
        if (lengths.rank() != 1 || lengths.shape().length(0) == Shape.UNKNOWN) {
            throw operation.refuse("the number of axes it makes is only known when the model runs");
        }
        Shape shape = lengths.constant().isPresent()
                ? Shape.of(operation.integers(0, "shape"))
                : Shape.unknown((int) lengths.shape().length(0));
        return operation
                .emit("Expand")
                .in(operation.plain(1), operation.graph().longs(lengths))
                .out(operation.input(1).type(), shape, Layout.PLAIN);
    }

    private static Value range(Operation operation) {
        return operation
                .emit("Range")
                .in(operation.plain(0), operation.plain(1), operation.plain(2))
                .out(operation.input(0).type(), Shape.unknown(1), Layout.PLAIN);
    }

    private static Value like(Operation operation, int number) {
        Value value = operation.input(0);
        Value scalar = UnaryOps.cast(operation, Value.of(Tensor.integers(Shape.SCALAR, number)), value.type());
        String lengths = operation.emit("Shape").in(operation.plain(0)).out();
        return operation
                .emit("Expand")
                .in(operation.graph().name(scalar, Layout.PLAIN), lengths)
                .out(value.type(), value.shape(), Layout.PLAIN);
    }
}
