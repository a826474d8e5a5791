package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixOpsTest {

    private static final float[] LEFT = {1, 2, 3, 4};

    @ParameterizedTest
    @CsvSource({"none, 19 22 43 50", "transpose_a, 26 30 38 44", "transpose_b, 17 23 39 53"})
    void multipliesMatrices(String turned, String expected) {
        TestGraph graph = new TestGraph()
                .input("x", 2, 2)
                .floats("w", new float[] {5, 6, 7, 8}, 2, 2)
                .node("MatMul", "y", "x", "w")
                .flag(turned);
        assertThat(Imported.of(graph).with("x", LEFT, 2, 2).numbers("y")).containsExactly(TestNumbers.list(expected));
    }

    @Test
    void addsBiasAndActivationThatAreFused() {
        TestGraph graph = new TestGraph()
                .input("x", 2, 2)
                .floats("w", new float[] {1, -1}, 2, 1)
                .floats("b", new float[] {0.5f}, 1)
                .floats("slope", new float[] {2}, 1)
                .node("_FusedMatMul", "y", "x", "w", "b", "slope")
                .fused("BiasAdd", "Prelu");
        assertThat(Imported.of(graph).with("x", new float[] {1, 4, 5, 2}, 2, 2).numbers("y"))
                .containsExactly(-5, 3.5f);
    }

    @ParameterizedTest
    @CsvSource({"none, 19 22 43 50", "adj_x, 26 30 38 44", "adj_y, 17 23 39 53"})
    void multipliesStacksOfMatrices(String turned, String expected) {
        TestGraph graph = new TestGraph()
                .input("x", 2, 2, 2)
                .floats("w", new float[] {5, 6, 7, 8}, 1, 2, 2)
                .node("BatchMatMulV2", "y", "x", "w")
                .flag(turned);
        float[] stack = TestNumbers.repeated(LEFT, 2);
        assertThat(Imported.of(graph).with("x", stack, 2, 2, 2).numbers("y"))
                .containsExactly(TestNumbers.repeated(TestNumbers.list(expected), 2));
    }
}
