package io.autotag.api.webhook;

import io.autotag.store.WebhookOutcome;
import java.time.Duration;

/** Learns of every attempt that ended, for those who count. Answers at once and never fails. */
@FunctionalInterface
public interface Attempts {

    void ended(WebhookOutcome outcome, Duration took);
}
