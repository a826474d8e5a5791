package io.autotag.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.store.RunProgress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rates and times left. */
final class RunViewTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void theRestTakesAsLongAsWhatIsDoneDid() {
        RunView.Pace pace = RunView.Pace.of(progress(30, 10, START, null), START.plusSeconds(20));
        assertThat(pace.perSecond()).contains(2.0);
        assertThat(pace.secondsLeft()).contains(25.0);
    }

    @Test
    void nothingIsKnownBeforeTheFirstItem() {
        assertThat(RunView.Pace.of(progress(0, 0, START, null), START.plusSeconds(9))
                        .perSecond())
                .isEmpty();
        assertThat(RunView.Pace.of(progress(0, 0, null, null), START).secondsLeft())
                .isEmpty();
    }

    @Test
    void anEndedRunHasTheRateItEndedWith() {
        RunView.Pace pace = RunView.Pace.of(progress(90, 0, START, START.plusSeconds(30)), START.plusSeconds(9000));
        assertThat(pace.perSecond()).contains(3.0);
    }

    /** Of 100 items 10 were skipped. */
    private static RunProgress progress(
            long done, long failed, @Nullable Instant startedAt, @Nullable Instant finishedAt) {
        return new RunProgress(100, done, failed, 10, 0, 0, 0, startedAt, finishedAt, 1);
    }
}
