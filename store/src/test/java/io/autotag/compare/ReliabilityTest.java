package io.autotag.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReliabilityTest {

    private final Reliability reliability = new Reliability(Reliability.USUAL_BINS);

    @Test
    void isWrongByNothingBeforeAnythingIsCounted() {
        assertThat(reliability.expectedCalibrationError()).isZero();
        assertThat(reliability.curve()).isEmpty();
    }

    @Test
    void weighsTheDistanceOfEachBinByItsCount() {
        reliability.add(0.95, 6, 4);
        reliability.add(0.15, 0, 30);

        // 10 of 40 are wrong by 0.35, 30 of 40 by 0.15
        assertThat(reliability.expectedCalibrationError()).isCloseTo(0.25 * 0.35 + 0.75 * 0.15, within(1e-12));
    }

    @Test
    void showsWhatWasPredictedAndWhatWasRight() {
        reliability.add(0.72, 3, 0);
        reliability.add(0.78, 1, 2);

        assertThat(reliability.curve()).singleElement().satisfies(bin -> {
            assertThat(bin.from()).isCloseTo(0.7, within(1e-12));
            assertThat(bin.predicted()).isCloseTo(0.75, within(1e-12));
            assertThat(bin.observed()).isEqualTo(new Share(4, 6));
        });
    }

    @Test
    void putsCertaintyIntoTheLastBin() {
        reliability.add(1, 5, 0);

        assertThat(reliability.curve()).singleElement().satisfies(bin -> assertThat(bin.to())
                .isEqualTo(1));
        assertThat(reliability.total()).isEqualTo(5);
    }

    @Test
    void findsLittleErrorInHonestProbabilities() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double probability = random.nextDouble();
            boolean right = random.nextDouble() < probability;
            reliability.add(probability, right ? 1 : 0, right ? 0 : 1);
        }

        assertThat(reliability.expectedCalibrationError()).isLessThan(0.02);
    }
}
