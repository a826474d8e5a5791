package io.autotag.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autotag.calibration.Gate.Verdict;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class GateTest {

    private static final int SEEDS = 500;
    private static final int OBJECTS = 1_200;

    @Test
    void refusesAVersionThatIsClearlyWorse() {
        assertThat(Gate.judge(new Agreement(700, 200, 300), new Agreement(850, 100, 150)))
                .isEqualTo(Verdict.WORSE);
    }

    @Test
    void letsABetterAndAnEqualVersionPass() {
        Agreement active = new Agreement(850, 100, 150);
        assertThat(Gate.judge(new Agreement(900, 60, 100), active)).isEqualTo(Verdict.NOT_WORSE);
        assertThat(Gate.judge(active, active)).isEqualTo(Verdict.NOT_WORSE);
    }

    @Test
    void saysByHowMuchWithAnInterval() {
        // Newcombe (1998), table II, example (a), method 10.
        Gate.Difference difference = Gate.difference(new Agreement(56, 14, 0), new Agreement(48, 32, 0));
        assertThat(difference.value()).isCloseTo(0.2, within(1e-9));
        assertThat(difference.low()).isCloseTo(0.0524, within(5e-5));
        assertThat(difference.high()).isCloseTo(0.3339, within(5e-5));
    }

    @Test
    void letsADifferencePassThatChanceExplains() {
        assertThat(Gate.judge(new Agreement(80, 10, 12), new Agreement(84, 9, 8)))
                .isEqualTo(Verdict.NOT_WORSE);
    }

    @Test
    void saysWhenThereIsTooLittleToCompare() {
        assertThat(Gate.judge(new Agreement(0, 30, 19), new Agreement(49, 0, 0)))
                .isEqualTo(Verdict.NOT_ENOUGH);
        assertThat(Gate.judge(new Agreement(30, 10, 10), new Agreement(49, 0, 0)))
                .isEqualTo(Verdict.NOT_ENOUGH);
        assertThat(Gate.judge(new Agreement(30, 10, 10), new Agreement(30, 10, 10)))
                .isEqualTo(Verdict.NOT_WORSE);
    }

    @Test
    void weighsWhatIsWrongAndWhatIsMissedAlike() {
        assertThat(new Agreement(80, 20, 0).share()).isEqualTo(new Agreement(80, 0, 20).share());
        assertThat(new Agreement(80, 20, 20).f1()).isEqualTo(0.8);
        assertThat(new Agreement(0, 0, 0).f1()).isZero();
    }

    @Test
    void refusesAWorseVersionInNearlyEveryCampaign() {
        assertThat(campaigns(seed -> verdict(seed, 0.78, 0.15) == Verdict.WORSE))
                .isGreaterThanOrEqualTo(475);
    }

    @Test
    void letsABetterVersionPassInEveryCampaign() {
        assertThat(campaigns(seed -> verdict(seed, 0.92, 0.06) == Verdict.NOT_WORSE))
                .isEqualTo(SEEDS);
    }

    @Test
    void letsAnEqualVersionPassInNearlyEveryCampaign() {
        assertThat(campaigns(seed -> verdict(seed, 0.85, 0.1) == Verdict.NOT_WORSE))
                .isGreaterThanOrEqualTo(475);
    }

    private static long campaigns(LongPredicate outcome) {
        return LongStream.range(0, SEEDS).filter(outcome).count();
    }

    /** Against an active version that finds 85 % and is wrong once for ten objects; both see the same pictures. */
    private static Verdict verdict(long seed, double finds, double errs) {
        Random random = new Random(seed);
        double[] difficulty = random.doubles(OBJECTS).toArray();
        return Gate.judge(meet(random, difficulty, finds, errs), meet(random, difficulty, 0.85, 0.1));
    }

    /** Half of what decides whether an object is found is the object's own. */
    private static Agreement meet(Random random, double[] difficulty, double finds, double errs) {
        long hits = 0;
        long wrong = 0;
        for (double difficult : difficulty) {
            double drawn = random.nextBoolean() ? difficult : random.nextDouble();
            hits += drawn < finds ? 1 : 0;
            wrong += random.nextDouble() < errs ? 1 : 0;
        }
        return new Agreement(hits, wrong, difficulty.length - hits);
    }
}
