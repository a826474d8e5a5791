package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReductionOpsTest {

    @ParameterizedTest
    @CsvSource({
        "Mean, 0, 2.5 3.5 4.5",
        "Sum, 1, 6 15",
        "Sum, -1, 6 15",
        "Max, 0, 4 5 6",
        "Min, 1, 1 4",
        "Prod, 1, 6 120",
        "ArgMax, 0, 1 1 1",
        "ArgMin, 1, 0 0"
    })
    void makesOneNumberOfMany(String operation, int axis, String expected) {
        TestGraph graph = new TestGraph().input("x", 2, 3).integer("axis", axis).node(operation, "y", "x", "axis");
        assertThat(numbers(graph)).containsExactly(TestNumbers.list(expected));
    }

    @Test
    void keepsTheAxesWhenAsked() {
        TestGraph graph = new TestGraph()
                .input("x", 2, 3)
                .list("axes", 1, 0)
                .node("Mean", "y", "x", "axes")
                .flag("keep_dims");
        Answer answer = Imported.of(graph).with("x", rows(), 2, 3).answer("y");
        assertThat(answer.values()).containsExactly(3.5f);
        assertThat(answer.shape()).containsExactly(1, 1);
    }

    @Test
    void averagesPictures() {
        TestGraph graph =
                new TestGraph().input("x", 1, 3, 1, 2).list("axes", 1, 2).node("Mean", "y", "x", "axes");
        Answer answer = Imported.of(graph).with("x", rows(), 1, 3, 1, 2).answer("y");
        assertThat(answer.values()).containsExactly(3, 4);
        assertThat(answer.shape()).containsExactly(1, 2);
    }

    @Test
    void reducesNothingAlongNoAxis() {
        TestGraph graph = new TestGraph().input("x", 2, 3).list("axes").node("Sum", "y", "x", "axes");
        assertThat(numbers(graph)).containsExactly(rows());
    }

    @Test
    void turnsRowsIntoShares() {
        TestGraph graph = new TestGraph().input("x", 2, 3).node("Softmax", "y", "x");
        float[] row = {0.09003057f, 0.24472848f, 0.66524094f};
        assertThat(numbers(graph)).containsExactly(TestNumbers.repeated(row, 2), Offset.offset(1e-6f));
    }

    private static float[] numbers(TestGraph graph) {
        return Imported.of(graph).with("x", rows(), 2, 3).numbers("y");
    }

    private static float[] rows() {
        return new float[] {1, 2, 3, 4, 5, 6};
    }
}
