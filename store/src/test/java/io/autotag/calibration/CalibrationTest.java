package io.autotag.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CalibrationTest {

    @Test
    void recoversTheCurveThatMadeTheDecisions() {
        Campaign campaign = new Campaign(1);
        Calibration fitted = Calibration.fit(campaign.reviews(100_000), Campaign.LABELS);
        for (LabelFit fit : fitted.labels()) {
            Curve truth = campaign.truthOf(fit.label());
            assertThat(fit.curve().a()).isCloseTo(truth.a(), within(0.15));
            assertThat(fit.curve().b()).isCloseTo(truth.b(), within(0.15));
        }
    }

    @Test
    void refusesFewerThanFiftyReviewsAndSaysHowMany() {
        List<ReviewedPrediction> few = new Campaign(2).reviews(12);
        assertThatThrownBy(() -> Calibration.fit(few, Campaign.LABELS))
                .isInstanceOf(NotEnoughReviewsException.class)
                .hasMessage("Not enough reviews (12 of 50).");
    }

    @Test
    void refusesReviewsOfASingleItem() {
        List<ReviewedPrediction> ofOne = IntStream.range(0, 80)
                .mapToObj(n -> new ReviewedPrediction(7, 0, 0.5f, 0, n % 2 == 0))
                .toList();
        assertThatThrownBy(() -> Calibration.fit(ofOne, List.of(0)))
                .isInstanceOf(NotEnoughReviewsException.class)
                .hasMessageContaining("review some more items");
    }

    @Test
    void refusesReviewsOfItemsThatOnlyJudge() {
        List<ReviewedPrediction> judging = HeldOut.of(IntStream.range(0, 300)
                .mapToObj(n -> new ReviewedPrediction(n, 0, 0.5f, 0, n % 2 == 0))
                .toList());
        assertThat(judging).hasSizeGreaterThan(Calibration.LEAST_REVIEWS);
        assertThatThrownBy(() -> Calibration.fit(judging, List.of(0)))
                .isInstanceOf(NotEnoughReviewsException.class)
                .hasMessageContaining("review some more items");
    }

    @Test
    void staysWithinItsBoundsWhereAThresholdPartsRightFromWrong() {
        List<ReviewedPrediction> parted = IntStream.range(0, 20_000)
                .mapToObj(n -> new ReviewedPrediction(n, 0, n % 2 == 0 ? 0.49f : 0.51f, 0, n % 2 != 0))
                .toList();
        Curve curve = Calibration.fit(parted, List.of(0)).version();
        assertThat(curve.a()).isBetween(1.0, Curve.MOST);
        assertThat(curve.probability(0.51)).isGreaterThan(curve.probability(0.49));
    }

    @Test
    void givesALabelWithoutReviewsTheVersionsCurve() {
        Calibration fitted = Calibration.fit(new Campaign(3).reviews(500), List.of(0, 1, 99));
        LabelFit unknown = fitted.labels().get(2);
        assertThat(unknown).isEqualTo(new LabelFit(99, fitted.version(), 0, 0));
    }

    @Test
    void leavesALabelWithFewReviewsNearTheVersionsCurve() {
        List<ReviewedPrediction> reviews = new ArrayList<>(new Campaign(4).reviews(3_000));
        IntStream.range(10_000, 10_006)
                .forEach(item -> reviews.add(new ReviewedPrediction(item, 50, 0.9f, 0.8f, false)));
        Calibration fitted = Calibration.fit(reviews, List.of(0, 50));
        LabelFit rare = fitted.labels().get(1);
        double version = fitted.version().probability(0.9);
        double rejected = rare.curve().probability(0.9);
        assertThat(rare.reviews()).isBetween(1, 6);
        assertThat(rejected).isLessThan(version).isGreaterThan(version / 4);
    }

    @Test
    void doesNotDependOnTheOrderOfTheReviews() {
        List<ReviewedPrediction> reviews = new ArrayList<>(new Campaign(5).reviews(400));
        Calibration before = Calibration.fit(reviews, Campaign.LABELS);
        Collections.shuffle(reviews, new Random(1));
        Calibration after = Calibration.fit(reviews, Campaign.LABELS);
        assertThat(after.version().a()).isCloseTo(before.version().a(), within(1e-9));
        assertThat(after.errorAfter()).isCloseTo(before.errorAfter(), within(1e-9));
        assertThat(after.heldOut()).isEqualTo(before.heldOut());
    }

    @Test
    void neverClaimsToBeCertain() {
        List<ReviewedPrediction> allRight = IntStream.range(0, 300)
                .mapToObj(n -> new ReviewedPrediction(n, 0, 0.5f + n / 1_000f, 0.5f, true))
                .toList();
        Curve curve = Calibration.fit(allRight, List.of(0)).labels().get(0).curve();
        assertThat(curve.probability(0.7)).isBetween(0.97, 0.9999);
    }

    @Test
    void keepsRisingWithTheConfidenceOfAModelThatIsWorseThanChance() {
        List<ReviewedPrediction> upsideDown = IntStream.range(0, 2_000)
                .mapToObj(n -> new ReviewedPrediction(n, 0, (n % 100) / 100f, 0, n % 100 < 50))
                .toList();
        Curve curve = Calibration.fit(upsideDown, List.of(0)).version();
        assertThat(curve.a()).isEqualTo(PlattFit.LEAST_A);
        assertThat(curve.probability(0.5)).isCloseTo(0.5, within(0.03));
    }

    @Test
    void measuresTheErrorOfTheScoresAsTheyStand() {
        List<ReviewedPrediction> tooSure = IntStream.range(0, 3_000)
                .mapToObj(n -> new ReviewedPrediction(n, 0, 0.9f, 0.8f, n % 2 == 0))
                .toList();
        Calibration fitted = Calibration.fit(tooSure, List.of(0));
        assertThat(fitted.errorBefore()).isCloseTo(0.4, within(0.03));
        assertThat(fitted.errorAfter()).isLessThan(0.03);
    }
}
