package io.autotag.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class AveragePrecisionTest {

    private static final double EXACT = 1e-12;

    @Test
    void isOneWhenEverythingIsFoundAndNothingElse() {
        assertThat(AveragePrecision.of(new long[] {1, 1, 1}, new long[3], 3)).isCloseTo(1, within(EXACT));
    }

    @Test
    void isZeroWhenNothingIsRight() {
        assertThat(AveragePrecision.of(new long[2], new long[] {1, 1}, 3)).isZero();
        assertThat(AveragePrecision.of(new long[0], new long[0], 3)).isZero();
    }

    @Test
    void takesTheBestPrecisionAtEachRecallOrHigher() {
        // right, wrong, right of two: precision 1 up to recall 0.5, then 2/3
        double found = AveragePrecision.of(new long[] {1, 0, 1}, new long[] {0, 1, 0}, 2);

        assertThat(found).isCloseTo((51 + 50 * 2.0 / 3) / 101, within(EXACT));
    }

    @Test
    void countsWhatIsNeverFoundAsPrecisionZero() {
        assertThat(AveragePrecision.of(new long[] {1}, new long[] {0}, 4)).isCloseTo(26.0 / 101, within(EXACT));
    }

    @Test
    void judgesEqualScoresTogether() {
        double together = AveragePrecision.of(new long[] {1}, new long[] {1}, 1);

        assertThat(together).isCloseTo(0.5, within(EXACT));
    }

    @Test
    void meetsRecallsAsTheReferenceRoundsThem() {
        // 57 of 100 is 0.57, and 57 steps of 0.01 are a little more: the precision at that recall comes from the 58th
        long[] right = new long[100];
        long[] wrong = new long[100];
        for (int i = 0; i < 57; i++) {
            right[i] = 1;
        }
        assertThat(AveragePrecision.of(right, wrong, 100)).isCloseTo(57.0 / 101, within(EXACT));
    }

    @Test
    void refusesToJudgeWhereNothingIsToBeFound() {
        assertThatThrownBy(() -> AveragePrecision.of(new long[1], new long[1], 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
