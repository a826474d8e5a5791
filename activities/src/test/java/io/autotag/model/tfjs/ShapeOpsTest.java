package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeOpsTest {

    @Test
    void reshapesWithOneLengthLeftOpen() {
        TestGraph graph = graph(2, 3).list("shape", 3, -1).node("Reshape", "y", "x", "shape");
        assertThat(answer(graph, 2, 3).shape()).containsExactly(3, 2);
    }

    @Test
    void reshapesToAShapeThatIsComputed() {
        TestGraph graph = graph(-1, 3)
                .node("Shape", "all", "x")
                .list("begin", 0)
                .list("end", 1)
                .list("step", 1)
                .node("StridedSlice", "batch", "all", "begin", "end", "step")
                .integerOf("shrink_axis_mask", 1)
                .integer("three", 3)
                .integer("one", 1)
                .node("Pack", "shape", "batch", "one", "three")
                .node("Reshape", "y", "x", "shape");
        assertThat(answer(graph, 2, 3).shape()).containsExactly(2, 1, 3);
    }

    @Test
    void removesAxesOfLengthOne() {
        TestGraph some = graph(1, 6, 1).node("Squeeze", "y", "x").ints("squeeze_dims", -1);
        assertThat(answer(some, 1, 6, 1).shape()).containsExactly(1, 6);
        TestGraph all = graph(1, 6, 1).node("Squeeze", "y", "x");
        assertThat(answer(all, 1, 6, 1).shape()).containsExactly(6);
    }

    @Test
    void addsAnAxis() {
        TestGraph graph = graph(2, 3).integer("axis", -1).node("ExpandDims", "y", "x", "axis");
        assertThat(answer(graph, 2, 3).shape()).containsExactly(2, 3, 1);
    }

    @Test
    void exchangesAxes() {
        TestGraph graph = graph(2, 3).list("order", 1, 0).node("Transpose", "y", "x", "order");
        assertThat(answer(graph, 2, 3).values()).containsExactly(0, 3, 1, 4, 2, 5);
    }

    @Test
    void knowsAShapeThatNeverChanges() {
        TestGraph graph = graph(2, 3)
                .node("Shape", "y", "x")
                .output("y", "y")
                .node("Relu", "z", "x")
                .output("z", "z");
        assertThat(ImportedNodes.of(graph)).containsExactly("Relu", "Identity");
        assertThat(answer(graph, 2, 3).values()).containsExactly(2, 3);
    }

    @Test
    void refusesAnAxisThatIsNotThere() {
        TestGraph graph = graph(2, 3).integer("axis", 4).node("ExpandDims", "y", "x", "axis");
        assertThatThrownBy(() -> Imported.of(graph).model())
                .hasMessage("The model asks for axis 4 of a tensor of 3 axes.");
    }

    private static TestGraph graph(long... shape) {
        return new TestGraph().input("x", shape);
    }

    private static Answer answer(TestGraph graph, long... shape) {
        return Imported.of(graph).with("x", TestNumbers.counting(6), shape).answer("y");
    }
}
