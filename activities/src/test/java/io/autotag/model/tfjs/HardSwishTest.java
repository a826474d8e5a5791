package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardSwishTest {

    /** Not quite a sixth: what half precision leaves of it. */
    private static final float SIXTH = 0.16662598f;

    private static final float[] NUMBERS = {-4, -3, -1, 0, 0.5f, 2, 3, 8};

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void computesTheSameForPicturesAndOthers(boolean picture) {
        long[] shape = picture ? new long[] {1, 2, 2, 2} : new long[] {8};
        float[] answer = Imported.of(swish(3, shape)).with("x", NUMBERS, shape).numbers("y");
        for (int i = 0; i < NUMBERS.length; i++) {
            float expected = SIXTH * NUMBERS[i] * Math.min(6, Math.max(0, NUMBERS[i] + 3));
            assertThat(answer[i]).isCloseTo(expected, Offset.offset(1e-5f));
        }
    }

    @Test
    void becomesTwoNodesAndAProduct() {
        assertThat(ImportedNodes.of(swish(3, 1, 2, 2, 2)))
                .containsExactly("Transpose", "Conv", "Clip", "Mul", "Transpose");
    }

    @Test
    void becomesTwoNodesWhenItIsTheGateAlone() {
        TestGraph graph = gate(3, 1, 2, 2, 2).number("sixth", SIXTH).node("Mul", "y", "sixth", "relu");
        assertThat(ImportedNodes.of(graph)).containsExactly("Transpose", "Conv", "Clip", "Transpose");
        float[] answer = Imported.of(graph).with("x", NUMBERS, 1, 2, 2, 2).numbers("y");
        assertThat(answer[4]).isCloseTo(SIXTH * 3.5f, Offset.offset(1e-6f));
        assertThat(answer[7]).isCloseTo(SIXTH * 6, Offset.offset(1e-6f));
    }

    @Test
    void isLeftAloneWhenTheProductIsOfAnotherValue() {
        TestGraph graph = gate(3, 8)
                .number("sixth", SIXTH)
                .node("Neg", "other", "x")
                .node("Mul", "scaled", "sixth", "other")
                .node("Mul", "y", "scaled", "relu");
        assertThat(ImportedNodes.of(graph)).containsExactly("Neg", "Mul", "Add", "Clip", "Mul");
    }

    @Test
    void isLeftAloneWhenItsNumberIsNegative() {
        TestGraph graph = gate(3, 8).number("minus", -1).node("Mul", "y", "relu", "minus");
        assertThat(Imported.of(graph).with("x", NUMBERS, 8).numbers("y"))
                .containsExactly(new float[] {0, 0, -2, -3, -3.5f, -5, -6, -6}, Offset.offset(0f));
    }

    private static TestGraph swish(float shift, long... shape) {
        return gate(shift, shape)
                .number("sixth", SIXTH)
                .node("Mul", "scaled", "sixth", "x")
                .node("Mul", "y", "scaled", "relu");
    }

    private static TestGraph gate(float shift, long... shape) {
        return new TestGraph()
                .input("x", shape)
                .number("shift", shift)
                .node("Add", "sum", "x", "shift")
                .node("Relu6", "relu", "sum");
    }
}
