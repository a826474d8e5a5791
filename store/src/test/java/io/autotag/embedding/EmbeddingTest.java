package io.autotag.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddingTest {

    private static Embedding of(double... vector) {
        return Embedding.of(vector).orElseThrow();
    }

    @Test
    void hasTheDirectionOfAVectorAndTheLengthOne() {
        assertThat(of(3, -4).values()).containsExactly(0.6f, -0.8f);
        assertThat(of(3, -4).size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-45, 1, 3e38, 1e300})
    void doesNotDependOnHowLongTheVectorWas(double unit) {
        assertThat(of(3 * unit, -4 * unit)).isEqualTo(of(3, -4)).hasSameHashCodeAs(of(3, -4));
        assertThat(of(3 * unit, 4 * unit)).isNotEqualTo(of(3, -4));
    }

    @Test
    void isNothingWhereEveryNumberIsZero() {
        assertThat(Embedding.of(new double[] {0, -0.0, 0})).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Embedding.LONGEST + 1})
    void hasAsManyNumbersAsItMay(int size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embedding.of(new double[size]))
                .withMessage("An embedding has 2 to 4096 numbers, not " + size);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void hasFiniteNumbers(double number) {
        assertThatIllegalArgumentException().isThrownBy(() -> Embedding.of(new double[] {1, number}));
    }

    @Test
    void isStoredInHalvesWithTheLowByteFirst() {
        assertThat(of(0, -2).toBytes()).containsExactly(0, 0, 0x00, 0xBC);
    }

    @Test
    void doesNotChangeWithWhatItWasMadeOfOrGaveOut() {
        double[] vector = {3, 4};
        Embedding embedding = of(vector);
        vector[0] = 9;
        embedding.values()[1] = 9;
        assertThat(embedding.values()).containsExactly(0.6f, 0.8f);
        assertThat(embedding).hasToString("Embedding of 2 numbers");
    }
}
