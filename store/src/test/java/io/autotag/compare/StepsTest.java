package io.autotag.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StepsTest {

    @Test
    void putsEveryScoreOfTwoDecimalsAtItsOwnBound() {
        for (int hundredths = -100; hundredths < 100; hundredths++) {
            float score = hundredths / 100f;
            assertThat(Steps.of(score)).isEqualTo(Steps.of(hundredths / 100.0)).isEqualTo((hundredths + 100) * 2);
        }
    }

    @Test
    void countsFromABoundOnAndBetweenTwo() {
        Steps steps = new Steps();
        for (float score : new float[] {-1, -0.2f, 0, 0.49f, 0.5f, 0.7f, 1}) {
            steps.add(score);
        }

        assertThat(steps.from(-1)).isEqualTo(7);
        assertThat(steps.from(0.5)).isEqualTo(3);
        assertThat(steps.between(0, 0.5)).isEqualTo(2);
        assertThat(steps.between(0.5, 2)).isEqualTo(3);
    }

    @Test
    void holdsNothingAtFirst() {
        assertThat(new Steps().from(-1)).isZero();
    }
}
