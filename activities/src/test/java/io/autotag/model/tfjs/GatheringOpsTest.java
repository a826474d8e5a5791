package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The tensor is [[0, 1, 2], [3, 4, 5]]. */
class GatheringOpsTest {

    @Test
    void picksRows() {
        TestGraph graph = graph().integers("places", new int[] {1, 0, 1, 1}, 2, 2)
                .integer("axis", 0)
                .node("GatherV2", "y", "x", "places", "axis");
        Answer answer = answer(graph);
        assertThat(answer.values()).containsExactly(3, 4, 5, 0, 1, 2, 3, 4, 5, 3, 4, 5);
        assertThat(answer.shape()).containsExactly(2, 2, 3);
    }

    @Test
    void picksAlongTheLastAxis() {
        TestGraph graph = graph().list("places", 2, 0).integer("axis", -1).node("GatherV2", "y", "x", "places", "axis");
        assertThat(answer(graph).values()).containsExactly(2, 0, 5, 3);
    }

    @Test
    void picksByPlacesOfManyAxes() {
        TestGraph graph =
                graph().integers("places", new int[] {1, 2, 0, 1}, 2, 2).node("GatherNd", "y", "x", "places");
        assertThat(answer(graph).values()).containsExactly(5, 1);
    }

    @Test
    void findsTheLargestAndTheirPlaces() {
        TestGraph graph = new TestGraph()
                .input("x", 2, 3)
                .integer("k", 2)
                .node("TopKV2", "top", "x", "k")
                .output("largest", "top:0")
                .output("places", "top:1");
        float[] numbers = {4, 9, 4, 1, 2, 3};
        var answers = Imported.of(graph).with("x", numbers, 2, 3).answers();
        assertThat(answers.values().stream().map(Answer::values))
                .containsExactly(new float[] {9, 4, 3, 2}, new float[] {1, 0, 2, 1});
    }

    @Test
    void refusesToPickInEachBatch() {
        TestGraph graph = graph().integers("places", new int[] {1, 0}, 2, 1)
                .integer("axis", 1)
                .node("GatherV2", "y", "x", "places", "axis")
                .integerOf("batch_dims", 1);
        assertThatThrownBy(() -> answer(graph))
                .hasMessage("The operation GatherV2 \"y\" cannot be imported: it picks in each batch by itself.");
    }

    private static TestGraph graph() {
        return new TestGraph().input("x", 2, 3);
    }

    private static Answer answer(TestGraph graph) {
        return Imported.of(graph).with("x", TestNumbers.counting(6), 2, 3).answer("y");
    }
}
