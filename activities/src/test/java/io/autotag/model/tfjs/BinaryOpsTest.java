package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryOpsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Add, 5.5, -1, 0",
        "AddV2, 5.5, -1, 0",
        "Sub, 2.5, -5, 4",
        "Mul, 6, -6, -4",
        "RealDiv, 2.6666667, -1.5, -1",
        "Div, 2.6666667, -1.5, -1",
        "Maximum, 4, 2, 2",
        "Minimum, 1.5, -3, -2",
        "Pow, 8, -0.125, 4",
        "FloorDiv, 2, -2, -1",
        "FloorMod, 1, 1, 0",
        "SquaredDifference, 6.25, 25, 16",
        "Equal, 0, 0, 0",
        "NotEqual, 1, 1, 1",
        "Greater, 1, 0, 1",
        "GreaterEqual, 1, 0, 1",
        "Less, 0, 1, 0",
        "LessEqual, 0, 1, 0"
    })
    void combinesNumberByNumber(String operation, float first, float second, float third) {
        float[] left = {4, operation.equals("Pow") ? -2 : -3, 2};
        float[] right = {1.5f, operation.equals("Pow") ? -3 : 2, operation.equals("Pow") ? 2 : -2};
        TestGraph graph = new TestGraph().input("a", 3).input("b", 3).node(operation, "y", "a", "b");
        float[] answer =
                Imported.of(graph).with("a", left, 3).with("b", right, 3).numbers("y");
        assertThat(answer).containsExactly(first, second, third);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"FloorDiv, -4, 3, -4, 0", "FloorMod, 1, 1, -1, 0", "Add, -5, 9, 5, 2", "Mul, -14, 14, -14, 0"})
    void dividesIntegersDownwards(String operation, float first, float second, float third, float fourth) {
        int[] left = {-7, 7, 7, 0};
        int[] right = {2, 2, -2, 2};
        TestGraph graph = new TestGraph()
                .input("a", "DT_INT32", 4)
                .input("b", "DT_INT32", 4)
                .node(operation, "y", "a", "b");
        float[] answer =
                Imported.of(graph).with("a", left, 4).with("b", right, 4).numbers("y");
        assertThat(answer).containsExactly(first, second, third, fourth);
    }

    @Test
    void broadcastsFromTheLastAxis() {
        TestGraph graph = new TestGraph()
                .input("x", 2, 3)
                .floats("b", new float[] {10, 20, 30}, 3)
                .node("AddV2", "y", "x", "b");
        Answer answer =
                Imported.of(graph).with("x", TestNumbers.counting(6), 2, 3).answer("y");
        assertThat(answer.values()).containsExactly(10, 21, 32, 13, 24, 35);
        assertThat(answer.shape()).containsExactly(2, 3);
    }

    @Test
    void addsManyAtOnce() {
        TestGraph graph = new TestGraph()
                .input("x", 2)
                .floats("b", new float[] {10, 20}, 2)
                .node("AddN", "y", "x", "b", "x");
        assertThat(Imported.of(graph).with("x", new float[] {1, 2}, 2).numbers("y"))
                .containsExactly(12, 24);
    }

    @Test
    void choosesByACondition() {
        TestGraph graph = new TestGraph()
                .input("x", 3)
                .number("zero", 0)
                .number("other", -9)
                .node("Greater", "positive", "x", "zero")
                .node("SelectV2", "y", "positive", "x", "other");
        assertThat(Imported.of(graph).with("x", new float[] {3, -1, 2}, 3).numbers("y"))
                .containsExactly(3, -9, 2);
    }

    @Test
    void combinesTruths() {
        TestGraph graph = new TestGraph()
                .input("x", 3)
                .number("low", 1)
                .number("high", 2)
                .node("Greater", "above", "x", "low")
                .node("Less", "below", "x", "high")
                .node("LogicalAnd", "both", "above", "below")
                .node("LogicalOr", "any", "above", "below")
                .output("both", "both")
                .output("any", "any");
        Imported imported = Imported.of(graph).with("x", new float[] {0, 1.5f, 3}, 3);
        assertThat(imported.numbers("both")).containsExactly(0, 1, 0);
    }
}
