package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaddingOpsTest {

    @Test
    void surroundsWithZeros() {
        TestGraph graph = padded();
        Answer answer = answer(graph.node("Pad", "y", "x", "p"));
        assertThat(answer.values()).containsExactly(0, 0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 6);
        assertThat(answer.shape()).containsExactly(3, 4);
    }

    @Test
    void surroundsWithANumber() {
        TestGraph graph = padded().number("nine", 9).node("PadV2", "y", "x", "p", "nine");
        assertThat(answer(graph).values()).containsExactly(9, 9, 9, 9, 9, 1, 2, 3, 9, 4, 5, 6);
    }

    @Test
    void mirrorsWithoutTheEdge() {
        TestGraph graph = padded().node("MirrorPad", "y", "x", "p").text("mode", "REFLECT");
        assertThat(answer(graph).values()).containsExactly(5, 4, 5, 6, 2, 1, 2, 3, 5, 4, 5, 6);
    }

    @Test
    void refusesToMirrorTheEdge() {
        TestGraph graph = padded().node("MirrorPad", "y", "x", "p").text("mode", "SYMMETRIC");
        assertThatThrownBy(() -> answer(graph))
                .hasMessage("The operation MirrorPad \"y\" cannot be imported: it mirrors the edge itself too.");
    }

    @Test
    void repeats() {
        TestGraph graph = new TestGraph().input("x", 2, 3).list("times", 1, 2).node("Tile", "y", "x", "times");
        assertThat(answer(graph).values()).containsExactly(1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6);
    }

    @Test
    void broadcastsToAShape() {
        TestGraph graph =
                new TestGraph().input("x", 2, 3).list("shape", 2, 2, 3).node("BroadcastTo", "y", "x", "shape");
        assertThat(answer(graph).shape()).containsExactly(2, 2, 3);
    }

    private static TestGraph padded() {
        return new TestGraph().input("x", 2, 3).integers("p", new int[] {1, 0, 1, 0}, 2, 2);
    }

    private static Answer answer(TestGraph graph) {
        return Imported.of(graph)
                .with("x", new float[] {1, 2, 3, 4, 5, 6}, 2, 3)
                .answer("y");
    }
}
