package io.autotag.api;

import io.autotag.api.webhook.Attempts;
import io.autotag.store.WebhookOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts and times the attempts of this process at telling webhooks. Before it is bound it counts nothing. */
final class WebhookMetrics implements MeterBinder, Attempts {

    private volatile @Nullable MeterRegistry registry;

    @Override
    public void bindTo(MeterRegistry registry) {
        this.registry = registry;
        for (String outcome : new String[] {"delivered", "refused", "unreachable"}) {
            timer(registry, outcome);
        }
    }

    @Override
    public void ended(WebhookOutcome outcome, Duration took) {
        MeterRegistry bound = registry;
        if (bound != null) {
            timer(bound, name(outcome)).record(took);
        }
    }

    private static Timer timer(MeterRegistry registry, String outcome) {
        return Timer.builder("autotag_webhook_attempts")
                .description("Attempts at telling webhooks, by what came of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static String name(WebhookOutcome outcome) {
        if (outcome.isDelivered()) {
            return "delivered";
        }
        return outcome.response() == null ? "unreachable" : "refused";
    }
}
