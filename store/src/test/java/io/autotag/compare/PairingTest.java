package io.autotag.compare;

import static io.autotag.compare.Scene.CAR;
import static io.autotag.compare.Scene.TRUCK;
import static io.autotag.compare.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PairingTest {

    private static final int LOOKS = 2_000;

    @Test
    void agreesOnTheSameLabelAtTheSamePlace() {
        List<Pair> pairs = pairs(new Scene().a(CAR, at(0), 0.9).b(CAR, at(2), 0.4));

        assertThat(pairs).singleElement().satisfies(pair -> {
            assertThat(pair.outcome()).isEqualTo(Outcome.AGREED);
            assertThat(pair.overlap()).isCloseTo(80.0 / 120, within(1e-9));
        });
    }

    @Test
    void callsAnotherLabelAtTheSamePlaceRelabelled() {
        assertThat(outcomes(new Scene().a(CAR, at(0), 0.9).b(TRUCK, at(1), 0.4)))
                .containsExactly(Outcome.RELABELLED);
    }

    @Test
    void callsTheSameLabelThatOnlyTouchesMoved() {
        assertThat(outcomes(new Scene().a(CAR, at(0), 0.9).b(CAR, at(6), 0.4))).containsExactly(Outcome.MOVED);
    }

    @Test
    void leavesAloneWhatHardlyTouches() {
        assertThat(outcomes(new Scene().a(CAR, at(0), 0.9).b(CAR, at(9), 0.4)))
                .containsExactly(Outcome.ONLY_A, Outcome.ONLY_B);
    }

    @Test
    void prefersAnEqualLabelToALargerOverlapOfAnotherOne() {
        Scene scene = new Scene().a(CAR, at(0), 0.9).b(TRUCK, at(0), 0.9).b(CAR, at(3), 0.4);

        assertThat(outcomes(scene)).containsExactly(Outcome.AGREED, Outcome.ONLY_B);
    }

    @Test
    void leavesOutWhatDoesNotApply() {
        assertThat(pairs(new Scene().a(CAR, at(0), -0.1).b(CAR, at(0), -0.5))).isEmpty();
    }

    @Test
    void comparesTagsByTheirLabels() {
        Look a = new Look(Scene.SET_A, List.of(Scene.tag(0, CAR, 0.9), Scene.tag(1, TRUCK, 0.2)));
        Look b = new Look(Scene.SET_B, List.of(Scene.tag(0, CAR, 0.1)));

        assertThat(Pairing.of(a, b)).extracting(Pair::outcome).containsExactly(Outcome.AGREED, Outcome.ONLY_A);
    }

    @Test
    void takesTwoSingleTagsForAnswersToOneQuestion() {
        Look a = new Look(Scene.SET_A, List.of(Scene.tag(0, CAR, 0.9)));
        Look b = new Look(Scene.SET_B, List.of(Scene.tag(0, TRUCK, 0.1)));

        assertThat(Pairing.of(a, b)).extracting(Pair::outcome).containsExactly(Outcome.RELABELLED);
    }

    @Test
    void putsEveryClaimThatAppliesIntoExactlyOnePair() {
        each((a, b) -> {
            List<Pair> pairs = Pairing.of(a, b);

            assertThat(claims(pairs, Pair::a)).containsExactlyInAnyOrderElementsOf(applying(a));
            assertThat(claims(pairs, Pair::b)).containsExactlyInAnyOrderElementsOf(applying(b));
        });
    }

    @Test
    void saysTheSameWhicheverVersionIsCalledA() {
        each((a, b) -> {
            List<Pair> mirrored = Pairing.of(b, a).stream()
                    .map(pair -> new Pair(pair.outcome().mirrored(), pair.b(), pair.a(), pair.overlap()))
                    .toList();

            assertThat(Pairing.of(a, b)).containsExactlyInAnyOrderElementsOf(mirrored);
        });
    }

    @Test
    void doesNotDependOnTheOrderOfTheClaims() {
        each((a, b) -> {
            List<Claim> shuffled = new ArrayList<>(a.claims());
            Collections.shuffle(shuffled, new Random(a.claims().size()));

            assertThat(Pairing.of(new Look(a.set(), shuffled), b)).isEqualTo(Pairing.of(a, b));
        });
    }

    @Test
    void agreesWithItselfInEverything() {
        each((a, b) -> assertThat(Pairing.of(a, a)).allMatch(pair -> pair.outcome() == Outcome.AGREED));
    }

    @Test
    void leavesNoTwoAloneThatCouldBePutTogether() {
        each((a, b) -> {
            List<Pair> pairs = Pairing.of(a, b);
            List<Claim> aloneA = alone(pairs, Outcome.ONLY_A);
            List<Claim> aloneB = alone(pairs, Outcome.ONLY_B);

            for (Claim one : aloneA) {
                assertThat(aloneB)
                        .allMatch(other -> one.overlap(other) < Pairing.SAME
                                && (one.label() != other.label() || one.overlap(other) < Pairing.TOUCHING));
            }
        });
    }

    @Test
    void isBoundedForOutputsThatFloodAPicture() {
        List<Claim> flood = IntStream.range(0, 5_000)
                .mapToObj(seq -> Scene.claim(seq, CAR, at(0), 0.9, Said.NOTHING))
                .toList();

        List<Pair> pairs = Pairing.of(new Look(1, flood), new Look(2, flood));

        assertThat(pairs.stream().filter(pair -> pair.outcome() == Outcome.AGREED))
                .hasSize(Pairing.MOST);
        assertThat(pairs).hasSize(2 * 5_000 - Pairing.MOST);
    }

    private static List<Pair> pairs(Scene scene) {
        Picture picture = scene.open();
        return Pairing.of(picture.a(), picture.b());
    }

    private static List<Outcome> outcomes(Scene scene) {
        return pairs(scene).stream().map(Pair::outcome).toList();
    }

    private static List<Claim> claims(List<Pair> pairs, Function<Pair, @Nullable Claim> side) {
        return pairs.stream().map(side).filter(Objects::nonNull).toList();
    }

    private static List<Claim> alone(List<Pair> pairs, Outcome outcome) {
        return pairs.stream()
                .filter(pair -> pair.outcome() == outcome)
                .map(Pair::leading)
                .toList();
    }

    private static List<Claim> applying(Look look) {
        return look.claims().stream().filter(Claim::applies).toList();
    }

    private static void each(Looks check) {
        Random random = new Random(11);
        for (int i = 0; i < LOOKS; i++) {
            check.check(Scene.random(random, Scene.SET_A), Scene.random(random, Scene.SET_B));
        }
    }

    private interface Looks {
        void check(Look a, Look b);
    }
}
