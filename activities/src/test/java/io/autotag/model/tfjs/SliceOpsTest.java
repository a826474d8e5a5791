package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The tensor is [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]. */
class SliceOpsTest {

    @Test
    void cutsABlockOut() {
        TestGraph graph = graph().list("begin", 1, 1).list("size", -1, 2).node("Slice", "y", "x", "begin", "size");
        Answer answer = answer(graph);
        assertThat(answer.values()).containsExactly(5, 6, 9, 10);
        assertThat(answer.shape()).containsExactly(2, 2);
    }

    @Test
    void stepsBackwardsOverWholeAxes() {
        TestGraph graph = strided(new int[] {0, 0}, new int[] {0, 0}, new int[] {-1, 2})
                .integerOf("begin_mask", 3)
                .integerOf("end_mask", 3);
        assertThat(answer(graph).values()).containsExactly(8, 10, 4, 6, 0, 2);
    }

    @Test
    void countsFromTheEnd() {
        TestGraph graph = strided(new int[] {-2, -3}, new int[] {3, -1}, new int[] {1, 1});
        assertThat(answer(graph).values()).containsExactly(5, 6, 9, 10);
    }

    @Test
    void choosesOnePlaceAndDropsItsAxis() {
        TestGraph graph =
                strided(new int[] {-1, 1}, new int[] {0, 3}, new int[] {1, 1}).integerOf("shrink_axis_mask", 1);
        Answer answer = answer(graph);
        assertThat(answer.values()).containsExactly(9, 10);
        assertThat(answer.shape()).containsExactly(2);
    }

    @Test
    void skipsAxesAndAddsNewOnes() {
        TestGraph graph = strided(new int[] {0, 0, 1}, new int[] {0, 0, 2}, new int[] {1, 1, 1})
                .integerOf("new_axis_mask", 1)
                .integerOf("ellipsis_mask", 2);
        Answer answer = answer(graph);
        assertThat(answer.values()).containsExactly(1, 5, 9);
        assertThat(answer.shape()).containsExactly(1, 3, 1);
    }

    private static TestGraph strided(int[] begin, int[] end, int[] step) {
        return graph().list("begin", begin)
                .list("end", end)
                .list("step", step)
                .node("StridedSlice", "y", "x", "begin", "end", "step");
    }

    private static TestGraph graph() {
        return new TestGraph().input("x", 3, 4);
    }

    private static Answer answer(TestGraph graph) {
        return Imported.of(graph).with("x", TestNumbers.counting(12), 3, 4).answer("y");
    }
}
