package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnaryOpsTest {

    private static final float[] NUMBERS = {-2.5f, -1, -0.3f, 0.2f, 0.5f, 1.5f, 7};
    private static final float[] POSITIVE = {0.01f, 0.2f, 0.5f, 1, 2.5f, 9};
    private static final Offset<Float> CLOSE = Offset.offset(2e-5f);

    static Stream<Arguments> operations() {
        return Stream.of(
                operation("Abs", NUMBERS, Math::abs),
                operation("Ceil", NUMBERS, Math::ceil),
                operation("Cos", NUMBERS, Math::cos),
                operation("Elu", NUMBERS, x -> x < 0 ? Math.exp(x) - 1 : x),
                operation("Exp", NUMBERS, x -> Math.exp((float) x)),
                operation("Floor", NUMBERS, Math::floor),
                operation("Identity", NUMBERS, x -> x),
                operation("Log", POSITIVE, Math::log),
                operation("Neg", NUMBERS, x -> -x),
                operation("Reciprocal", NUMBERS, x -> 1 / x),
                operation("Relu", NUMBERS, x -> Math.max(0, x)),
                operation("Relu6", NUMBERS, x -> Math.min(6, Math.max(0, x))),
                operation("Round", NUMBERS, Math::rint),
                operation("Rsqrt", POSITIVE, x -> 1 / Math.sqrt(x)),
                operation("Sigmoid", NUMBERS, x -> 1 / (1 + Math.exp(-x))),
                operation("Sign", NUMBERS, Math::signum),
                operation("Sin", NUMBERS, Math::sin),
                operation("Softplus", NUMBERS, x -> Math.log(1 + Math.exp(x))),
                operation("Softsign", NUMBERS, x -> x / (1 + Math.abs(x))),
                operation("Sqrt", POSITIVE, Math::sqrt),
                operation("Square", NUMBERS, x -> x * x),
                operation("Tan", NUMBERS, Math::tan),
                operation("Tanh", NUMBERS, Math::tanh));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void computesEachNumber(String operation, float[] numbers, DoubleUnaryOperator expected) {
        TestGraph graph = new TestGraph().input("x", numbers.length).node(operation, "y", "x");
        float[] answer = Imported.of(graph).with("x", numbers, numbers.length).numbers("y");
        for (int i = 0; i < numbers.length; i++) {
            assertThat(answer[i]).isCloseTo((float) expected.applyAsDouble(numbers[i]), tolerance(answer[i]));
        }
    }

    @Test
    void leaksAsMuchAsTheModelSays() {
        TestGraph graph =
                new TestGraph().input("x", 2).node("LeakyRelu", "y", "x").numberOf("alpha", 0.1f);
        assertThat(Imported.of(graph).with("x", new float[] {-10, 3}, 2).numbers("y"))
                .containsExactly(-1, 3);
    }

    @Test
    void givesEachChannelItsSlope() {
        TestGraph graph = new TestGraph()
                .input("x", 1, 1, 2, 2)
                .floats("slope", new float[] {0.5f, 2}, 1, 1, 2)
                .node("Prelu", "y", "x", "slope");
        float[] answer = Imported.of(graph)
                .with("x", new float[] {-1, -1, 4, -3}, 1, 1, 2, 2)
                .numbers("y");
        assertThat(answer).containsExactly(-0.5f, -2, 4, -6);
    }

    @Test
    void cutsFractionsOffWhenCastingToIntegers() {
        TestGraph graph = new TestGraph().input("x", 4).node("Cast", "y", "x").type("DstT", "DT_INT32");
        assertThat(Imported.of(graph)
                        .with("x", new float[] {-1.7f, -0.2f, 0.9f, 3}, 4)
                        .numbers("y"))
                .containsExactly(-1, 0, 0, 3);
    }

    @Test
    void castsBooleansToOneAndZero() {
        TestGraph graph = new TestGraph()
                .input("x", 3)
                .number("one", 1)
                .node("Greater", "larger", "x", "one")
                .node("LogicalNot", "not", "larger")
                .node("Cast", "y", "not")
                .type("DstT", "DT_FLOAT");
        assertThat(Imported.of(graph).with("x", new float[] {0, 1, 2}, 3).numbers("y"))
                .containsExactly(1, 1, 0);
    }

    private static Offset<Float> tolerance(float answer) {
        return Offset.offset(CLOSE.value * Math.max(1, Math.abs(answer)));
    }

    private static Arguments operation(String name, float[] numbers, DoubleUnaryOperator expected) {
        return Arguments.of(name, numbers, expected);
    }
}
