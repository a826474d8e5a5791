package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Behind a convolution pictures lie with the channels first. Every operation must answer there what it answers to the same
 * numbers in TensorFlow's own order: the convolution here changes nothing.
 */
class LayoutTest {

    private static final int HEIGHT = 4;
    private static final int WIDTH = 6;
    private static final int CHANNELS = 3;

    static Stream<Arguments> operations() {
        return Stream.of(
                operation("Relu", graph -> graph.node("Relu", "y", "x")),
                operation("Square", graph -> graph.node("Square", "y", "x")),
                operation("Softmax", graph -> graph.node("Softmax", "y", "x")),
                operation("number", graph -> graph.number("c", 2).node("Mul", "y", "c", "x")),
                operation("one number", graph -> graph.floats("c", new float[] {3}, 1)
                        .node("Sub", "y", "x", "c")),
                operation("bias", graph -> graph.floats("c", wave(CHANNELS), CHANNELS)
                        .node("BiasAdd", "y", "x", "c")),
                operation("row", graph -> graph.floats("c", wave(18), WIDTH, CHANNELS)
                        .node("AddV2", "y", "x", "c")),
                operation("column", graph -> graph.floats("c", wave(4), HEIGHT, 1, 1)
                        .node("AddV2", "y", "x", "c")),
                operation("whole", graph -> graph.floats("c", wave(72), 1, HEIGHT, WIDTH, CHANNELS)
                        .node("AddV2", "y", "x", "c")),
                operation("with itself in other order", graph -> graph.node("AddV2", "y", "x", "original")),
                operation("computed row", graph -> graph.node("Squeeze", "s", "original")
                        .ints("squeeze_dims", 0)
                        .node("AddV2", "y", "x", "s")),
                operation("Prelu", graph -> graph.floats("c", wave(CHANNELS), 1, 1, CHANNELS)
                        .node("Prelu", "y", "x", "c")),
                operation("channels joined", graph -> graph.integer("axis", -1)
                        .node("ConcatV2", "y", "x", "original", "axis")),
                operation("rows joined", graph -> graph.integer("axis", 1)
                        .node("ConcatV2", "y", "x", "original", "axis")),
                operation("Pack", graph -> graph.node("Pack", "y", "x", "original")
                        .integerOf("axis", 1)),
                operation("Unpack", graph -> graph.node("Unpack", "parts", "x")
                        .integerOf("axis", 3)
                        .integerOf("num", CHANNELS)
                        .node("Identity", "y", "parts:2")),
                operation("Split", graph -> graph.integer("axis", 2)
                        .node("Split", "parts", "axis", "x")
                        .integerOf("num_split", 2)
                        .node("Identity", "y", "parts:1")),
                operation("Pad", graph -> graph.integers("p", new int[] {0, 0, 1, 2, 3, 0, 0, 1}, 4, 2)
                        .node("Pad", "y", "x", "p")),
                operation("Slice", graph -> graph.list("begin", 0, 1, 2, 1)
                        .list("size", 1, 2, -1, 2)
                        .node("Slice", "y", "x", "begin", "size")),
                operation("StridedSlice", graph -> graph.list("b", 0, 3, 0, 1)
                        .list("e", 1, 0, 6, 2)
                        .list("s", 1, -1, 2, 1)
                        .node("StridedSlice", "y", "x", "b", "e", "s")
                        .integerOf("shrink_axis_mask", 8)),
                operation("Reshape", graph -> graph.list("shape", 1, -1).node("Reshape", "y", "x", "shape")),
                operation("Transpose", graph -> graph.list("order", 3, 1, 0, 2).node("Transpose", "y", "x", "order")),
                operation("ExpandDims", graph -> graph.integer("axis", 4).node("ExpandDims", "y", "x", "axis")),
                operation("mean of a picture", graph -> graph.list("axes", 1, 2)
                        .node("Mean", "y", "x", "axes")
                        .flag("keep_dims")),
                operation("sum over channels", graph -> graph.list("axes", 3).node("Sum", "y", "x", "axes")),
                operation("largest in rows", graph -> graph.list("axes", 1).node("Max", "y", "x", "axes")),
                operation("ArgMax", graph -> graph.integer("axis", -1).node("ArgMax", "y", "x", "axis")),
                operation("GatherV2", graph -> graph.list("places", 2, 0)
                        .integer("axis", 3)
                        .node("GatherV2", "y", "x", "places", "axis")),
                operation("TopKV2", graph -> graph.integer("k", 2).node("TopKV2", "y", "x", "k")),
                operation("Cast", graph -> graph.node("Cast", "y", "x").type("DstT", "DT_INT32")),
                operation("Shape", graph -> graph.node("Shape", "y", "x")),
                operation("OnesLike", graph -> graph.node("OnesLike", "y", "x")),
                operation("Tile", graph -> graph.list("times", 1, 2, 1, 2).node("Tile", "y", "x", "times")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void makesNoDifference(String name, UnaryOperator<TestGraph> operation) {
        Answer plain = answer(operation.apply(original().node("Identity", "x", "original")));
        Answer turned = answer(operation.apply(turned()));
        assertThat(turned.values()).as(name).containsExactly(plain.values(), Offset.offset(1e-5f));
        assertThat(turned.shape()).as(name).isEqualTo(plain.shape());
    }

    @Test
    void turnsAPictureAroundOnlyAtItsEnds() {
        TestGraph graph = turned().node("Relu", "a", "x").number("c", 2).node("Mul", "b", "a", "c");
        graph.node("Conv2D", "y", "b", "identity")
                .ints("strides", TestGraph.one(1, 1))
                .text("padding", "SAME");
        assertThat(ImportedNodes.of(graph)).containsExactly("Transpose", "Conv", "Relu", "Mul", "Conv", "Transpose");
    }

    private static TestGraph original() {
        return new TestGraph().input("original", 1, HEIGHT, WIDTH, CHANNELS);
    }

    private static TestGraph turned() {
        return original()
                .floats("identity", new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 1, 1, CHANNELS, CHANNELS)
                .node("Conv2D", "x", "original", "identity")
                .ints("strides", TestGraph.one(1, 1))
                .text("padding", "SAME");
    }

    private static Answer answer(TestGraph graph) {
        graph.output("y", "y");
        return Imported.of(graph)
                .with("original", wave(HEIGHT * WIDTH * CHANNELS), 1, HEIGHT, WIDTH, CHANNELS)
                .answer("y");
    }

    private static float[] wave(int count) {
        return TestNumbers.wave(count);
    }

    private static Arguments operation(String name, UnaryOperator<TestGraph> operation) {
        return Arguments.of(name, operation);
    }
}
