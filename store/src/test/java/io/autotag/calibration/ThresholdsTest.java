package io.autotag.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.calibration.Thresholds.Threshold;
import io.autotag.compare.Share;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ThresholdsTest {

    /** Scores 0.00 to 0.99; those below 0.4 are wrong. */
    private static final List<ReviewedPrediction> REVIEWS =
            IntStream.range(0, 100).mapToObj(n -> review(n / 100f, n >= 40)).toList();

    private static ReviewedPrediction review(float score, boolean isRight) {
        return new ReviewedPrediction(1, 0, 0.5f, score, isRight);
    }

    @Test
    void isTheLowestScoreThatIsPreciseEnough() {
        assertThat(Thresholds.of(REVIEWS, 0.95)).contains(new Threshold(0.37f, new Share(60, 63)));
        assertThat(Thresholds.of(REVIEWS, 0.6)).contains(new Threshold(0, new Share(60, 100)));
    }

    @Test
    void isNoneWhereNoScoreIsPreciseEnough() {
        List<ReviewedPrediction> wrong =
                REVIEWS.stream().map(review -> review(review.score(), false)).toList();
        assertThat(Thresholds.of(wrong, 0.5)).isEmpty();
    }

    @Test
    void doesNotRelyOnAHandful() {
        assertThat(Thresholds.of(REVIEWS.subList(85, 100), 0.5)).isEmpty();
    }

    @Test
    void doesNotPartEqualScores() {
        List<ReviewedPrediction> equal =
                IntStream.range(0, 60).mapToObj(n -> review(0.5f, n < 30)).toList();
        assertThat(Thresholds.of(equal, 0.9)).isEmpty();
        assertThat(Thresholds.of(equal, 0.5)).contains(new Threshold(0.5f, new Share(30, 60)));
    }
}
