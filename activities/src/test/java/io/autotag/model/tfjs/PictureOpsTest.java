package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureOpsTest {

    private static final Offset<Float> CLOSE = Offset.offset(1e-5f);

    /** A row of four pixels, two at a time; what is outside does not count. */
    @ParameterizedTest
    @CsvSource({
        "MaxPool, VALID, 2, 4 9",
        "MaxPool, SAME, 1, 4 4 9 9",
        "AvgPool, VALID, 2, 2.5 5",
        "AvgPool, SAME, 1, 2.5 2.5 5 9"
    })
    void poolsPixels(String operation, String padding, int stride, String expected) {
        TestGraph graph = new TestGraph()
                .input("x", 1, 1, 4, 1)
                .node(operation, "y", "x")
                .ints("ksize", TestGraph.one(1, 2))
                .ints("strides", TestGraph.one(1, stride))
                .text("padding", padding);
        assertThat(Imported.of(graph)
                        .with("x", new float[] {1, 4, 1, 9}, 1, 1, 4, 1)
                        .numbers("y"))
                .containsExactly(TestNumbers.list(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "ResizeBilinear, none, 1 2 3 4 5 5",
        "ResizeBilinear, align_corners, 1 1.8 2.6 3.4 4.2 5",
        "ResizeBilinear, half_pixel_centers, 1 1.5 2.5 3.5 4.5 5",
        "ResizeNearestNeighbor, none, 1 1 3 3 5 5",
        "ResizeNearestNeighbor, align_corners, 1 1 3 3 5 5",
        "ResizeNearestNeighbor, half_pixel_centers, 1 1 3 3 5 5"
    })
    void resizesPictures(String operation, String places, String expected) {
        TestGraph graph = new TestGraph()
                .input("x", -1, 1, 3, 1)
                .list("size", 1, 6)
                .node(operation, "y", "x", "size")
                .flag(places);
        Answer answer =
                Imported.of(graph).with("x", new float[] {1, 3, 5}, 1, 1, 3, 1).answer("y");
        assertThat(answer.values()).containsExactly(TestNumbers.list(expected), CLOSE);
        assertThat(answer.shape()).containsExactly(1, 1, 6, 1);
    }

    @Test
    void resizesToASizeThatIsComputed() {
        TestGraph graph = new TestGraph()
                .input("x", 1, -1, -1, 1)
                .node("Shape", "all", "x")
                .list("begin", 1)
                .list("end", 3)
                .list("step", 1)
                .node("StridedSlice", "sides", "all", "begin", "end", "step")
                .integer("two", 2)
                .node("Mul", "size", "sides", "two")
                .node("ResizeNearestNeighbor", "y", "x", "size");
        Answer answer =
                Imported.of(graph).with("x", new float[] {1, 2}, 1, 1, 2, 1).answer("y");
        assertThat(answer.values()).containsExactly(1, 1, 2, 2, 1, 1, 2, 2);
    }

    @Test
    void spreadsChannelsOverPixelsAndBack() {
        TestGraph graph = new TestGraph()
                .input("x", 1, 1, 1, 8)
                .node("DepthToSpace", "large", "x")
                .integerOf("block_size", 2)
                .number("none", 0)
                .node("AddV2", "copy", "large", "none")
                .node("SpaceToDepth", "small", "large")
                .integerOf("block_size", 2)
                .output("large", "copy")
                .output("small", "small");
        var answers = Imported.of(graph)
                .with("x", TestNumbers.counting(8), 1, 1, 1, 8)
                .answers();
        assertThat(answers).containsOnlyKeys("large", "small");
        assertThat(answers.values())
                .allSatisfy(answer -> assertThat(answer.values()).containsExactly(TestNumbers.counting(8)));
    }

    @Test
    void normalisesEachChannel() {
        TestGraph graph = new TestGraph()
                .input("x", 1, 1, 2, 2)
                .floats("scale", new float[] {2, 3}, 2)
                .floats("offset", new float[] {10, 20}, 2)
                .floats("mean", new float[] {1, 2}, 2)
                .floats("variance", new float[] {3, 8}, 2)
                .node("FusedBatchNormV3", "y", "x", "scale", "offset", "mean", "variance")
                .numberOf("epsilon", 1);
        assertThat(Imported.of(graph)
                        .with("x", new float[] {1, 2, 5, 8}, 1, 1, 2, 2)
                        .numbers("y"))
                .containsExactly(new float[] {10, 20, 14, 26}, CLOSE);
    }

    @Test
    void refusesPicturesWithTheChannelsFirst() {
        TestGraph graph = new TestGraph()
                .input("x", 1, 3, 4, 4)
                .node("MaxPool", "y", "x")
                .ints("ksize", 1, 1, 2, 2)
                .text("data_format", "NCHW");
        assertThatThrownBy(() -> Imported.of(graph).model())
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("MaxPool \"y\" cannot be imported");
    }
}
