package io.autotag.api;

import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.TimeUnit;

/**
 * Where Temporal is, and how often it is compared with the database.
 *
 * @param address {@code host:port}
 * @param reconcileEvery between two looks at everything that is open
 * @param relayEvery between two looks into the outbox
 */
record TemporalConfig(
        @NotBlank String address,
        @NotBlank String namespace,
        @NotNull @MinDuration(value = 50, unit = TimeUnit.MILLISECONDS) Duration reconcileEvery,
        @NotNull @MinDuration(value = 50, unit = TimeUnit.MILLISECONDS) Duration relayEvery) {}
