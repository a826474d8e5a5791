package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JoiningOpsTest {

    @Test
    void putsTensorsBehindEachOther() {
        TestGraph graph = graph().integer("axis", 1).node("ConcatV2", "y", "x", "x", "axis");
        assertThat(numbers(graph)).containsExactly(0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5);
    }

    @Test
    void putsTensorsOnTopOfEachOther() {
        TestGraph graph = graph().node("Pack", "y", "x", "x").integerOf("axis", -1);
        assertThat(numbers(graph)).containsExactly(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    }

    @Test
    void takesTensorsApartAlongAnAxis() {
        TestGraph graph = graph().node("Unpack", "parts", "x")
                .integerOf("axis", 1)
                .integerOf("num", 3)
                .node("Sub", "y", "parts:2", "parts");
        assertThat(numbers(graph)).containsExactly(2, 2);
    }

    @Test
    void dividesIntoEqualParts() {
        TestGraph graph = graph().integer("axis", 0)
                .node("Split", "parts", "axis", "x")
                .integerOf("num_split", 2)
                .node("Sub", "y", "parts:1", "parts:0");
        assertThat(numbers(graph)).containsExactly(3, 3, 3);
    }

    @Test
    void dividesIntoPartsOfGivenSizes() {
        TestGraph graph = graph().integer("axis", 1)
                .list("sizes", 1, -1)
                .node("SplitV", "parts", "x", "sizes", "axis")
                .node("Neg", "y", "parts:1");
        assertThat(numbers(graph)).containsExactly(-1, -2, -4, -5);
    }

    @Test
    void refusesAnOutputThatIsNotThere() {
        TestGraph graph = graph().integer("axis", 0)
                .node("Split", "parts", "axis", "x")
                .integerOf("num_split", 2)
                .node("Neg", "y", "parts:2");
        assertThatThrownBy(() -> Imported.of(graph).model())
                .hasMessage("\"y\" needs output 2 of \"parts\", which is not computed.");
    }

    @Test
    void refusesPartsThatDoNotComeOutEven() {
        TestGraph graph =
                graph().integer("axis", 1).node("Split", "y", "axis", "x").integerOf("num_split", 2);
        assertThatThrownBy(() -> Imported.of(graph).model())
                .hasMessage("The operation Split \"y\" cannot be imported: it divides a length of 3 into 2 parts.");
    }

    private static TestGraph graph() {
        return new TestGraph().input("x", 2, 3);
    }

    private static float[] numbers(TestGraph graph) {
        return Imported.of(graph).with("x", TestNumbers.counting(6), 2, 3).numbers("y");
    }
}
