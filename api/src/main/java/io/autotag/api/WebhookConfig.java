package io.autotag.api;

import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.TimeUnit;

/**
 * How webhooks are told.
 *
 * @param every between two looks at what is due
 * @param firstDelay after a first attempt that failed; each further one is three times as long, up to four hours
 * @param patience from a first attempt until the last
 */
record WebhookConfig(
        @NotNull @MinDuration(value = 50, unit = TimeUnit.MILLISECONDS) Duration every,
        @NotNull @MinDuration(value = 10, unit = TimeUnit.MILLISECONDS) Duration firstDelay,
        @NotNull @MinDuration(value = 10, unit = TimeUnit.MILLISECONDS) Duration patience) {}
