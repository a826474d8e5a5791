package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChunkTimeTest {

    private static final Instant SCHEDULED = Instant.parse("2026-11-26T12:00:00Z");

    @ParameterizedTest(name = "given {0} s, started after {1} s: back after {2} s")
    @CsvSource({
        "60, 0, 60",
        "60, 30, 60", // what it waited is gone
        "60, 45, 60",
        "60, 50, 65", // but not all of it
        "60, 300, 315",
        "5, 300, 305", // the run hands over: no more than it was to have
        "0, 0, 1",
        "-10, 7, 8" // one batch, however late
    })
    void aWaitForASlotLeavesTimeToWork(long given, long started, long back) {
        Instant returnBy = ChunkTime.returnBy(SCHEDULED.plusSeconds(given), SCHEDULED, SCHEDULED.plusSeconds(started));
        assertThat(returnBy).isEqualTo(SCHEDULED.plusSeconds(back));
    }
}
