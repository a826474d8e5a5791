package io.autotag.api;

import com.codahale.metrics.health.HealthCheck;
import io.autotag.store.Database;
import io.autotag.store.StoreException;
import io.autotag.store.Worker;
import io.autotag.store.WorkerRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Whether a worker was seen lately: without one nothing is taken in and no run goes on. */
final class WorkerHealth extends HealthCheck {

    private static final Duration LATELY = Duration.ofSeconds(30);

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
            return seen.isEmpty()
                    ? Result.unhealthy("No worker was seen in the last " + LATELY.toSeconds() + " s.")
                    : Result.healthy("Workers: " + seen.size() + ".");
        } catch (StoreException failure) {
            return Result.unhealthy(failure.getMessage());
        }
    }
}
