package io.autotag.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.compare.Reliability;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Simulated campaigns: the truth is known, so that what a calibration claims can be judged. */
final class CalibrationCampaignTest {

    private static final int SEEDS = 500;
    private static final int REVIEWS = 9_000;
    private static final int LATER = 8_000;

    @Test
    void claimsWhatComesTrueInEveryCampaign() {
        List<Outcome> outcomes = LongStream.range(0, SEEDS)
                .mapToObj(CalibrationCampaignTest::outcome)
                .toList();
        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome.before()).isGreaterThan(0.05);
            assertThat(outcome.after()).as("seed %d", outcome.seed()).isLessThan(0.03);
        });
    }

    /** Judged by predictions that no fit has seen. */
    private static Outcome outcome(long seed) {
        Campaign campaign = new Campaign(seed);
        Calibration fitted = Calibration.fit(campaign.reviews(REVIEWS), Campaign.LABELS);
        Map<Integer, Curve> curves =
                fitted.labels().stream().collect(Collectors.toMap(LabelFit::label, LabelFit::curve));
        Reliability before = new Reliability(Reliability.USUAL_BINS);
        Reliability after = new Reliability(Reliability.USUAL_BINS);
        for (ReviewedPrediction later : campaign.reviews(LATER)) {
            add(before, later.claimed(), later.isRight());
            add(
                    after,
                    curves.getOrDefault(later.label(), fitted.version()).probability(later.confidence()),
                    later.isRight());
        }
        return new Outcome(seed, before.expectedCalibrationError(), after.expectedCalibrationError());
    }

    private static void add(Reliability reliability, double claimed, boolean isRight) {
        reliability.add(claimed, isRight ? 1 : 0, isRight ? 0 : 1);
    }

    private record Outcome(long seed, double before, double after) {}
}
