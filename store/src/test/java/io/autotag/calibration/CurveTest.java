package io.autotag.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CurveTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 0", "100.1, 0", "NaN, 0", "1, 100.1", "1, -100.1", "1, NaN"})
    void refusesWhatDoesNotRiseOrHasNoBounds(double a, double b) {
        assertThatThrownBy(() -> new Curve(a, b)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0.5, 0", "1, 0, 0.9, 0.8", "2, 0, 0.9, 0.9756", "1, 1, 0.5, 0.4621", "100, 100, 1, 1"})
    void makesAScoreOfAConfidence(double a, double b, double p, float score) {
        Curve curve = new Curve(a, b);
        assertThat(curve.score(p)).isCloseTo(score, within(1e-4f));
        assertThat(2 * curve.probability(p) - 1).isCloseTo(score, within(1e-4));
    }

    @Test
    void keepsItsBoundsWhereTheConfidenceHasNone() {
        Curve curve = new Curve(1, 0);
        assertThat(curve.score(-3)).isEqualTo(curve.score(0)).isGreaterThanOrEqualTo(-1);
        assertThat(curve.score(4)).isEqualTo(curve.score(1)).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "0.001, -100"})
    void theSteepestAndTheFlattestAreCurves(double a, double b) {
        assertThat(new Curve(a, b).probability(0.5)).isBetween(0.0, 1.0);
    }
}
