package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said of a worker. */
final class RegisteredWorkerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // serves, wanted drained, in hand, seconds since it was seen, state
        "true,  false, 0, 0,  WORKING",
        "true,  false, 3, 30, WORKING",
        "true,  true,  0, 0,  DRAINING",
        "false, true,  1, 0,  DRAINING",
        "false, true,  0, 0,  DRAINED",
        "false, false, 0, 0,  RESUMING",
        "true,  false, 0, 31, SILENT",
        "false, true,  0, 31, SILENT",
    })
    void hasAState(boolean serves, boolean wanted, int inHand, long ago, WorkerState state) {
        List<String> queues = serves ? List.of("io") : List.of();
        Worker worker = new Worker("w", "host", 7, "1", queues, NOW, NOW.minusSeconds(ago));
        Optional<Instant> wish = wanted ? Optional.of(NOW) : Optional.empty();
        WorkerReport report = new WorkerReport("cpu", List.of(), 0, inHand, wish);
        assertThat(new RegisteredWorker(worker, Optional.of(report), wish).state(NOW))
                .isEqualTo(state);
    }

    @Test
    void nobodyHasLessThanNothingInHand() {
        assertThatThrownBy(() -> new WorkerReport("cpu", List.of(), 0, -1, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WorkerReport("cpu", List.of(), -0.5, 0, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
