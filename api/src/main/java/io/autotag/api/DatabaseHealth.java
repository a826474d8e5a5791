package io.autotag.api;

import com.codahale.metrics.health.HealthCheck;
import io.autotag.store.ReadinessProbe;
import io.autotag.store.StoreException;

/** Whether the database answers. */
final class DatabaseHealth extends HealthCheck {

    private final ReadinessProbe probe;

    DatabaseHealth(ReadinessProbe probe) {
        this.probe = probe;
    }

    @Override
    protected Result check() {
        try {
            probe.ping();
            return Result.healthy();
        } catch (StoreException failure) {
            return Result.unhealthy(failure.getMessage());
        }
    }
}
