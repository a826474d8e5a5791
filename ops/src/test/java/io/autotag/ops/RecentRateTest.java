package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A rate looks back on a minute and not further. */
final class RecentRateTest {

    private long now = -5_000_000_000L;
    private final RecentRate rate = new RecentRate(() -> now);

    @Test
    void isNothingBeforeAnythingCameToPass() {
        assertThat(rate.perSecond()).isZero();
    }

    @Test
    void countsOverTheTimeSinceTheStartAndNeverOverLessThanASecond() {
        rate.add(8);
        assertThat(rate.perSecond()).isEqualTo(8);
        pass(4);
        assertThat(rate.perSecond()).isEqualTo(2);
    }

    @Test
    void isSteadyWhileTheWorkIs() {
        for (int second = 0; second < 300; second++) {
            rate.add(5);
            pass(1);
        }
        assertThat(rate.perSecond()).isBetween(4.9, 5.0);
    }

    @Test
    void forgetsWhatIsMoreThanAMinuteAgo() {
        rate.add(600);
        pass(59);
        assertThat(rate.perSecond()).isGreaterThan(10);
        pass(1);
        assertThat(rate.perSecond()).isZero();
        rate.add(60);
        pass(3_600);
        assertThat(rate.perSecond()).isZero();
    }

    private void pass(int seconds) {
        now += seconds * 1_000_000_000L;
    }
}
