package io.autotag.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimilarityTest {

    private static byte[] stored(double... vector) {
        return Embedding.of(vector).orElseThrow().toBytes();
    }

    private static float between(double[] one, double[] other) {
        return Similarity.to(stored(one)).of(stored(other));
    }

    @Test
    void isOneForTheSameDirectionAndMinusOneForTheOppositeOne() {
        assertThat(between(new double[] {1, 2, 3}, new double[] {10, 20, 30})).isCloseTo(1, within(1e-6f));
        assertThat(between(new double[] {1, 2, 3}, new double[] {-1, -2, -3})).isCloseTo(-1, within(1e-6f));
    }

    @Test
    void isNothingForARightAngle() {
        assertThat(between(new double[] {1, 0}, new double[] {0, 5})).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 511, 512, 4_096})
    void isTheCosineWhateverTheLength(int size) {
        Random random = new Random(size);
        double[] one = random.doubles(size, -1, 1).toArray();
        double[] other = random.doubles(size, -1, 1).toArray();
        double product = 0;
        double squares = 0;
        double others = 0;
        for (int i = 0; i < size; i++) {
            product += one[i] * other[i];
            squares += one[i] * one[i];
            others += other[i] * other[i];
        }
        assertThat((double) between(one, other)).isCloseTo(product / Math.sqrt(squares * others), within(1e-3));
    }

    @Test
    void staysWithinItsRange() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            double[] vector = random.doubles(7, -1, 1).toArray();
            assertThat(between(vector, vector)).isBetween(0.999_999f, 1f);
        }
    }

    /** Each half once, beside a one: the similarity to the first axis is then the half divided by the length of both. */
    @Test
    void readsEveryHalfThatAnEmbeddingCanHave() {
        Similarity toFirst = Similarity.to(stored(1, 0));
        for (int bits = 0; bits <= 0x3C00; bits++) {
            for (int sign : new int[] {0, 0x8000}) {
                float value = HalfFloat.value((short) (bits | sign));
                byte[] pair = {(byte) bits, (byte) ((bits | sign) >> 8), 0, 0x3C};
                assertThat((double) toFirst.of(pair)).isCloseTo(value / Math.hypot(value, 1), within(1e-7));
            }
        }
    }

    @Test
    void comparesOnlyWhatIsOfOneModel() {
        assertThatIllegalArgumentException().isThrownBy(() -> between(new double[] {1, 2}, new double[] {1, 2, 3}));
    }
}
