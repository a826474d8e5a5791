package io.autotag.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A worker as the registry has it.
 *
 * @param report what it said last; empty for a worker of a version that did not say such things
 * @param drainWantedAt since when somebody wants it to take no more work
 */
public record RegisteredWorker(Worker worker, Optional<WorkerReport> report, Optional<Instant> drainWantedAt) {

    /** A worker that was not seen for so long counts as gone: three times as long as between two of its beats. */
    public static final Duration SILENT_AFTER = Duration.ofSeconds(30);

    /** How people call it: unlike its id, it can be told from where the worker runs. */
    public String name() {
        return worker.host() + ":" + worker.pid();
    }

    /** What can be said of it at this time. */
    public WorkerState state(Instant now) {
        if (worker.seenAt().isBefore(now.minus(SILENT_AFTER))) {
            return WorkerState.SILENT;
        }
        if (drainWantedAt.isEmpty()) {
            return worker.takesWork() ? WorkerState.WORKING : WorkerState.RESUMING;
        }
        boolean isBusy = report.map(WorkerReport::inHand).orElse(0) > 0;
        return worker.takesWork() || isBusy ? WorkerState.DRAINING : WorkerState.DRAINED;
    }
}
