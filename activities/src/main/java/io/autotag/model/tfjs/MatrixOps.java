package io.autotag.model.tfjs;

import java.util.Map;
import java.util.stream.LongStream;

/** Products of matrices. */
final class MatrixOps {

    private MatrixOps() {}

    static Map<String, Mapping> mappings() {
        return Map.of(
                "MatMul", Mapping.single(MatrixOps::product),
                "_FusedMatMul", Mapping.single(MatrixOps::product),
                "BatchMatMul", Mapping.single(MatrixOps::batchProduct),
                "BatchMatMulV2", Mapping.single(MatrixOps::batchProduct));
    }

    private static Value product(Operation operation) {
        Shape left = operation.input(0).shape();
        Shape right = operation.input(1).shape();
        if (left.rank() != 2 || right.rank() != 2) {
            throw operation.refuse("it is not of two matrices");
        }
        boolean turnLeft = operation.attributes().flag("transpose_a");
        boolean turnRight = operation.attributes().flag("transpose_b");
        Fused fused = Fused.of(operation);
        NodeWriter node = operation.emit("Gemm").in(operation.plain(0), operation.plain(1));
        fused.bias().ifPresent(bias -> node.in(operation.graph().name(bias, Layout.PLAIN)));
        Shape shape = Shape.of(left.length(turnLeft ? 1 : 0), right.length(turnRight ? 0 : 1));
        Value result =
                node.set("transA", turnLeft).set("transB", turnRight).out(ElementType.FLOAT, shape, Layout.PLAIN);
        return fused.activate(operation, result);
    }

    private static Value batchProduct(Operation operation) {
        Value left = turned(operation, 0, "adj_x");
        Value right = turned(operation, 1, "adj_y");
        Shape batch = Shape.broadcast(
                left.shape().slice(0, left.rank() - 2), right.shape().slice(0, right.rank() - 2));
        Shape shape = batch.then(
                Shape.of(left.shape().length(left.rank() - 2), right.shape().length(right.rank() - 1)));
        OnnxGraph graph = operation.graph();
        return operation
                .emit("MatMul")
                .in(graph.name(left, Layout.PLAIN), graph.name(right, Layout.PLAIN))
                .out(ElementType.FLOAT, shape, Layout.PLAIN);
    }

    /** The input, its last two axes exchanged if the attribute says so. */
    private static Value turned(Operation operation, int index, String attribute) {
        Value value = operation.input(index);
        int rank = value.rank();
        if (rank < 2) {
            throw operation.refuse("it is not of matrices");
        }
        if (!operation.attributes().flag(attribute)) {
            return value;
        }
        long[] order = LongStream.range(0, rank).toArray();
        order[rank - 2] = rank - 1L;
        order[rank - 1] = rank - 2L;
        long rows = value.shape().length(rank - 2);
        Shape shape =
                value.shape().with(rank - 2, value.shape().length(rank - 1)).with(rank - 1, rows);
        return operation
                .emit("Transpose")
                .in(operation.plain(index))
                .set("perm", order)
                .out(value.type(), shape, Layout.PLAIN);
    }
}
