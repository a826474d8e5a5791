package io.autotag.api;

import com.codahale.metrics.health.HealthCheck;
import io.autotag.store.Database;
import io.autotag.store.RegisteredWorker;
import io.autotag.store.StoreException;
import io.autotag.store.Worker;
import io.autotag.store.WorkerRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Whether a worker was seen lately that takes work: without one nothing is taken in and no run goes on. */
final class WorkerHealth extends HealthCheck {

    private static final Duration LATELY = RegisteredWorker.SILENT_AFTER;

    private final Database database;
    private final Clock clock;
    private final WorkerRegistry workers = new WorkerRegistry();

    WorkerHealth(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    protected Result check() {
        try {
            List<Worker> seen =
                    database.read(tx -> workers.seenSince(tx, clock.instant().minus(LATELY)));
            if (seen.isEmpty()) {
                return Result.unhealthy("No worker was seen in the last " + LATELY.toSeconds() + " s.");
            }
            long working = seen.stream().filter(Worker::takesWork).count();
            return working == 0
                    ? Result.unhealthy("All workers are drained: resume one, or start another.")
                    : Result.healthy("Workers: " + working + ".");
        } catch (StoreException failure) {
            return Result.unhealthy(failure.getMessage());
        }
    }
}
