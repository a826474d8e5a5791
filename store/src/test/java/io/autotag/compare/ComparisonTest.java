package io.autotag.compare;

import static io.autotag.compare.Scene.CAR;
import static io.autotag.compare.Scene.TRUCK;
import static io.autotag.compare.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ComparisonTest {

    private final Comparison comparison = new Comparison(100);

    @Test
    void countsOutcomesUnderTheLeadingLabelAndScore() {
        comparison.add(new Scene()
                .a(CAR, at(0), 0.9)
                .b(TRUCK, at(0), 0.1)
                .b(TRUCK, at(50), 0.6)
                .open());

        assertThat(comparison.outcomes(CAR).count(Outcome.RELABELLED)).isEqualTo(1);
        assertThat(comparison.outcomes(CAR).between(Outcome.RELABELLED, 0.8, 2)).isEqualTo(1);
        assertThat(comparison.outcomes(TRUCK).between(Outcome.ONLY_B, 0.5, 0.8)).isEqualTo(1);
        assertThat(comparison.outcomes(null).count(Outcome.ONLY_B)).isEqualTo(1);
    }

    @Test
    void givesANewVersionAPrecisionWithoutReviewsOfItsOwn() {
        comparison.add(new Scene()
                .a(CAR, at(0), 0.9, Said.RIGHT)
                .confirmed(CAR, at(0), 0)
                .b(CAR, at(1), 0.9)
                .b(CAR, at(60), 0.4)
                .finished());

        assertThat(comparison.tally(Side.B, CAR).decided(0)).isEqualTo(Share.NONE);
        assertThat(comparison.tally(Side.B, CAR).precision(0)).isEqualTo(new Share(1, 2));
        assertThat(comparison.tally(Side.B, CAR).precision(0.5)).isEqualTo(new Share(1, 1));
        assertThat(comparison.tally(Side.A, CAR).decided(0)).isEqualTo(new Share(1, 1));
    }

    @Test
    void findsWhatIsToBeFoundInFinishedPictures() {
        comparison.add(new Scene()
                .a(CAR, at(0), 0.9)
                .drawn(CAR, at(0))
                .drawn(CAR, at(50))
                .finished());
        comparison.add(new Scene().drawn(CAR, at(50)).open());

        assertThat(comparison.tally(Side.A, CAR).recall(0)).isEqualTo(new Share(1, 2));
        assertThat(comparison.tally(Side.A, CAR).drawnRecall(0)).isEqualTo(new Share(1, 3));
        assertThat(comparison.averagePrecision(Side.A, CAR).orElseThrow()).isCloseTo(51.0 / 101, within(1e-9));
    }

    @Test
    void takesNoSilenceForANoAboutALabelNobodyUses() {
        comparison.add(new Scene().b(TRUCK, at(0), 0.9).drawn(CAR, at(50)).finished());

        assertThat(comparison.tally(Side.B, TRUCK).precision(0)).isEqualTo(Share.NONE);
        assertThat(comparison.tally(Side.B, null).precision(0)).isEqualTo(Share.NONE);
        comparison.add(new Scene().drawn(TRUCK, at(90)).finished());
        assertThat(comparison.tally(Side.B, TRUCK).precision(0)).isEqualTo(new Share(0, 1));
    }

    @Test
    void countsNoEvidenceWhereItCannotSayThatSomethingIsWrong() {
        comparison.add(new Scene()
                .a(CAR, at(0), 0.9, Said.RIGHT)
                .confirmed(CAR, at(0), 0)
                .b(CAR, at(1), 0.9)
                .b(CAR, at(60), 0.4)
                .open());

        assertThat(comparison.tally(Side.B, CAR).precision(0)).isEqualTo(Share.NONE);
        assertThat(comparison.tally(Side.B, CAR).count(Finding.OPEN, 0)).isEqualTo(2);
        assertThat(comparison.tally(Side.B, CAR).reliability().total()).isZero();
        assertThat(comparison.tally(Side.A, CAR).decided(0)).isEqualTo(new Share(1, 1));
    }

    @Test
    void countsACrowdNeitherWay() {
        comparison.add(new Scene()
                .a(CAR, at(0), 0.9)
                .a(CAR, at(60), 0.9)
                .drawn(CAR, at(0))
                .crowd(CAR, new Region(50, 0, 100, 20))
                .finished());

        assertThat(comparison.tally(Side.A, CAR).precision(0)).isEqualTo(new Share(1, 1));
        assertThat(comparison.tally(Side.A, CAR).recall(0)).isEqualTo(new Share(1, 1));
        assertThat(comparison.averagePrecision(Side.A, CAR).orElseThrow()).isCloseTo(1, within(1e-9));
    }

    @Test
    void takesNoBoxForANoAboutTags() {
        comparison.add(new Scene()
                .a(CAR, null, 0.9)
                .b(CAR, at(0), 0.9)
                .drawn(CAR, at(0))
                .finished());

        assertThat(comparison.tally(Side.A, CAR).precision(0)).isEqualTo(Share.NONE);
        assertThat(comparison.tally(Side.B, CAR).precision(0)).isEqualTo(new Share(1, 1));
        assertThat(comparison.labels()).containsExactly(CAR);
    }

    @Test
    void judgesProbabilitiesByWhatIsKnown() {
        comparison.add(new Scene()
                .a(CAR, at(0), 0.9, Said.RIGHT)
                .a(CAR, at(20), 0.9, Said.WRONG)
                .a(CAR, at(40), 0.9)
                .open());

        Reliability reliability = comparison.tally(Side.A, null).reliability();
        assertThat(reliability.total()).isEqualTo(2);
        assertThat(reliability.expectedCalibrationError()).isCloseTo(0.45, within(0.005));
    }

    @Test
    void isTheSumOfItsParts() {
        Picture one = new Scene()
                .a(CAR, at(0), 0.1)
                .b(TRUCK, at(9), 0.2)
                .drawn(CAR, at(1))
                .finished();
        Picture two = new Scene().a(CAR, at(0), 0.3).open();
        Comparison part = new Comparison(100);
        part.add(two);
        comparison.add(one);
        comparison.add(part);

        assertThat(comparison.items()).isEqualTo(2);
        assertThat(comparison.finished()).isEqualTo(1);
        assertThat(comparison.labels()).containsExactly(CAR, TRUCK);
        assertThat(comparison.tally(Side.A, CAR).kept(0)).isEqualTo(2);
        assertThat(comparison.tally(Side.A, CAR).recall(0)).isEqualTo(new Share(1, 1));
        assertThat(comparison.ranking().best()).hasSize(1);
    }

    @Test
    void knowsNothingOfALabelThatNobodyUsed() {
        assertThat(comparison.tally(Side.A, CAR).kept(-1)).isZero();
        assertThat(comparison.averagePrecision(Side.A, CAR)).isEmpty();
    }
}
