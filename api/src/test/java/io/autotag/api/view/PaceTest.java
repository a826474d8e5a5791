package io.autotag.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.store.ChunkRates;
import io.autotag.store.RunProgress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rates and times left. */
final class PaceTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** 4 chunks of 10 items each, at rates whose standard deviation is the given part of their mean. */
    private static ChunkRates rates(double spread) {
        double variance = spread * spread * 3 / 4;
        return new ChunkRates(4, 40, 1_000, (variance + 1) * 40 * 40 / 1_000);
    }

    @Test
    void theRestTakesAsLongAsWhatIsDoneDid() {
        Pace pace = Pace.of(progress(30, 10, START, null, ChunkRates.NONE), START.plusSeconds(20));
        assertThat(pace.perSecond()).contains(2.0);
        assertThat(pace.left().map(Pace.Left::expected)).contains(25.0);
    }

    @Test
    void nothingIsKnownBeforeTheFirstItem() {
        assertThat(Pace.of(progress(0, 0, START, null, ChunkRates.NONE), START.plusSeconds(9))
                        .perSecond())
                .isEmpty();
        assertThat(Pace.of(progress(0, 0, null, null, ChunkRates.NONE), START).left())
                .isEmpty();
    }

    @Test
    void anEndedRunHasTheRateItEndedWith() {
        RunProgress ended = progress(90, 0, START, START.plusSeconds(30), ChunkRates.NONE);
        assertThat(Pace.of(ended, START.plusSeconds(9000)).perSecond()).contains(3.0);
    }

    @Test
    void beforeChunksTellItMayBeHalfAsFastOrHalfAsFastAgain() {
        assertThat(left(ChunkRates.NONE)).isEqualTo(new Pace.Left(25, 16.67, 50));
    }

    /** 50 items are left, 5 chunks of 10: 2 · 0.1 · √(1/4 + 1/5) = 0.134. */
    @Test
    void theRangeFollowsFromHowMuchChunksDiffer() {
        assertThat(left(rates(0.1))).isEqualTo(new Pace.Left(25, 22.04, 28.87));
        assertThat(left(rates(0.2)).low()).isLessThan(left(rates(0.1)).low());
        assertThat(left(rates(0.2)).high()).isGreaterThan(left(rates(0.1)).high());
    }

    @Test
    void theRangeIsNeverNothingAndNeverEndless() {
        assertThat(left(rates(0))).isEqualTo(new Pace.Left(25, 23.81, 26.32));
        assertThat(left(rates(9))).isEqualTo(new Pace.Left(25, 14.29, 100));
    }

    @Test
    void nothingLeftTakesNoTime() {
        RunProgress done = progress(80, 10, START, null, rates(0.1));
        assertThat(Pace.of(done, START.plusSeconds(20)).left()).contains(new Pace.Left(0, 0, 0));
    }

    /** Of 100 items 10 were skipped, and 40 were worked on at 2 a second. */
    private static Pace.Left left(ChunkRates rates) {
        return Pace.of(progress(30, 10, START, null, rates), START.plusSeconds(20))
                .left()
                .orElseThrow();
    }

    private static RunProgress progress(
            long done, long failed, @Nullable Instant startedAt, @Nullable Instant finishedAt, ChunkRates rates) {
        return new RunProgress(100, done, failed, 10, 0, 0, 0, startedAt, finishedAt, 1, rates);
    }
}
