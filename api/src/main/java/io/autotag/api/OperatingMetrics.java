package io.autotag.api;

import io.autotag.run.RunState;
import io.autotag.store.Database;
import io.autotag.store.OperatingFigures;
import io.autotag.store.OperatingReader;
import io.autotag.store.ScanState;
import io.autotag.store.StoreException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the database knows of the whole installation; every API process tells the same. Where it does not answer, the
 * figures are no numbers, which Prometheus takes for a gap.
 */
final class OperatingMetrics implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(OperatingMetrics.class);

    /** One look serves all figures of a scrape, and all who scrape at the same time. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(2);

    private static final double MILLISECONDS = 1_000;

    private final Database database;
    private final Clock clock;
    private final OperatingReader reader = new OperatingReader();
    private @Nullable OperatingFigures figures;
    private Instant read = Instant.EPOCH;

    OperatingMetrics(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (RunState state : RunState.values()) {
            builder("autotag_runs", "Runs by state", now -> now.runs().getOrDefault(state, 0L))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        builder("autotag_runs_quiet", "Running ones that wait for quiet hours to end", OperatingFigures::quietRuns)
                .register(registry);
        for (ScanState state : ScanState.values()) {
            builder("autotag_sources", "Sources by the state of their last scan", now -> now.sources()
                            .sources()
                            .getOrDefault(state, 0L))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        lag(
                registry,
                "autotag_source_scan_age",
                "How long ago the oldest last scan of a source ended",
                now -> now.sources().scanAge());
        lag(registry, "autotag_source_scan_lag", "How long the oldest due scan has waited", now -> now.sources()
                .scanLag());
        builder("autotag_workers", "Workers seen in the last half minute that take work", OperatingFigures::workers)
                .register(registry);
        builder("autotag_outbox_entries", "Entries that wait in the outbox", OperatingFigures::outboxEntries)
                .register(registry);
        lag(registry, "autotag_outbox_lag", "How long the oldest entry has waited", OperatingFigures::outboxLag);
        builder("autotag_change_log_rows", "Changes kept for the bitmaps, about", OperatingFigures::changeLogRows)
                .register(registry);
        builder("autotag_webhook_pending", "Deliveries that wait", OperatingFigures::webhookDeliveries)
                .register(registry);
        lag(registry, "autotag_webhook_lag", "How long the oldest delivery has waited", OperatingFigures::webhookLag);
    }

    private void lag(
            MeterRegistry registry, String name, String description, Function<OperatingFigures, Duration> lag) {
        builder(name, description, now -> lag.apply(now).toMillis() / MILLISECONDS)
                .baseUnit("seconds")
                .register(registry);
    }

    private Gauge.Builder<OperatingMetrics> builder(
            String name, String description, ToDoubleFunction<OperatingFigures> figure) {
        return Gauge.builder(name, this, self -> {
                    OperatingFigures now = self.look();
                    return now == null ? Double.NaN : figure.applyAsDouble(now);
                })
                .description(description)
                // Nobody else holds on to this object.
                .strongReference(true);
    }

    private synchronized @Nullable OperatingFigures look() {
        Instant now = clock.instant();
        if (read.plus(GOOD_FOR).isBefore(now)) {
            read = now;
            figures = ask();
        }
        return figures;
    }

    private @Nullable OperatingFigures ask() {
        try {
            return database.read(tx -> reader.read(tx, clock.instant()));
        } catch (StoreException failure) {
            log.warn("The figures of the database could not be read. {}", failure.getMessage());
            return null;
        }
    }
}
