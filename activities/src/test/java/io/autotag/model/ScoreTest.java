package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ScoreTest {
    private static Scores scores(String yaml) {
        return Scores.of(ModelCard.parse(
                """
                name: harbour
                head: yolo-v8
                labels: [boat, person, gull]
                input: {size: 640, layout: NCHW, scale: 1}
                """
                        + yaml));
    }

    @Test
    void isZeroAtTheThreshold() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            float threshold = Math.max(1e-6f, random.nextFloat());
            assertThat(Score.of(threshold, 1, Score.offset(threshold))).isZero();
        }
    }

    @Test
    void isTwiceTheConfidenceLessOneAtAnEvenThreshold() {
        for (float p = 0.01f; p < 1; p += 0.01f) {
            assertThat(Score.of(p, 1, Score.offset(0.5))).isCloseTo(2 * p - 1, within(1e-6f));
        }
    }

    @Test
    void risesWithTheConfidenceAndStaysInItsRange() {
        Random random = new Random(2);
        for (int i = 0; i < 1_000; i++) {
            double a = 1e-3 + random.nextDouble() * 100;
            double b = random.nextDouble() * 200 - 100;
            float low = random.nextFloat();
            float high = low + (1 - low) * random.nextFloat();
            assertThat(Score.of(low, a, b)).isBetween(-1f, Score.of(high, a, b));
            assertThat(Score.of(high, a, b)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void isANumberForCertainty() {
        assertThat(Score.of(0, 1, 0)).isCloseTo(-1, within(1e-6f));
        assertThat(Score.of(1, 1, 0)).isCloseTo(1, within(1e-6f));
        assertThat(Score.of(7, 100, 100)).isEqualTo(1);
        assertThat(Score.of(-7, 100, -100)).isEqualTo(-1);
    }

    @Test
    void goesByTheMostParticularThatIsWritten() {
        Scores scores = scores(
                """
                thresholds: {default: 0.2, person: 0.6, gull: 0.9}
                calibration: {gull: {a: 2, b: 0}}
                """);
        assertThat(scores.of(0, 0.2f)).isZero();
        assertThat(scores.of(1, 0.6f)).isZero();
        assertThat(scores.of(2, 0.5f)).isZero();
    }

    @Test
    void takesTheDefaultCalibrationBeforeTheDefaultThreshold() {
        Scores scores = scores("thresholds: {person: 0.6}\ncalibration: {default: {a: 1.0, b: 0.847}}");
        assertThat(scores.of(0, 0.3f)).isCloseTo(0, within(1e-3f));
        assertThat(scores.of(1, 0.6f)).isZero();
    }

    @Test
    void refusesACalibrationThatTurnsScoresAround() {
        assertThatThrownBy(() -> new Calibration(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Calibration(1, Float.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
