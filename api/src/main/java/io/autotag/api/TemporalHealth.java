package io.autotag.api;

import com.codahale.metrics.health.HealthCheck;
import io.autotag.api.run.TemporalLink;

/** Whether Temporal answers; without it reading works, and runs wait. */
final class TemporalHealth extends HealthCheck {

    private final TemporalLink temporal;

    TemporalHealth(TemporalLink temporal) {
        this.temporal = temporal;
    }

    @Override
    protected Result check() {
        return temporal.trouble()
                .map(trouble -> Result.unhealthy("Temporal does not serve: " + trouble.why() + "."))
                .orElseGet(Result::healthy);
    }
}
