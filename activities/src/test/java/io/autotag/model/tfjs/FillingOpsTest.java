package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FillingOpsTest {

    @Test
    void fillsAShapeWithANumber() {
        TestGraph graph = graph().list("shape", 2, 2).number("n", 7).node("Fill", "sevens", "shape", "n");
        assertThat(added(graph, "sevens")).containsExactly(8, 9, 8, 9);
    }

    @Test
    void countsUp() {
        TestGraph graph =
                graph().number("from", 1).number("to", 6).number("by", 3).node("Range", "r", "from", "to", "by");
        assertThat(added(graph, "r")).containsExactly(2, 6);
    }

    @Test
    void makesZerosAndOnesOfTheSameShape() {
        TestGraph graph = graph().node("ZerosLike", "zeros", "x").node("OnesLike", "ones", "x");
        assertThat(added(graph.node("Sub", "difference", "zeros", "ones"), "difference"))
                .containsExactly(0, 1);
    }

    private static TestGraph graph() {
        return new TestGraph().input("x", 2);
    }

    private static float[] added(TestGraph graph, String made) {
        return Imported.of(graph.node("AddV2", "y", "x", made))
                .with("x", new float[] {1, 2}, 2)
                .numbers("y");
    }
}
