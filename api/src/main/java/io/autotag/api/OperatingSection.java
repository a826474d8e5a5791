package io.autotag.api;

import io.autotag.store.ReadinessProbe;
import io.dropwizard.core.setup.Environment;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** What operators look at: health and metrics, on the admin port. */
final class OperatingSection {

    private final Foundation foundation;
    private final List<MeterBinder> more;

    /** @param more metrics of other sections */
    OperatingSection(Foundation foundation, List<MeterBinder> more) {
        this.foundation = foundation;
        this.more = List.copyOf(more);
    }

    void register(Environment environment) {
        environment.healthChecks().register("database", new DatabaseHealth(new ReadinessProbe(foundation.database())));
        environment.healthChecks().register("blobs", new BlobHealth(foundation.blobs()));
        environment.healthChecks().register("worker", new WorkerHealth(foundation.database(), foundation.clock()));

        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        bindProcess(metrics, environment);
        new OperatingMetrics(foundation.database(), foundation.clock()).bindTo(metrics);
        more.forEach(binder -> binder.bindTo(metrics));
        environment.jersey().register(new HttpMetrics(metrics));
        environment
                .admin()
                .addServlet("prometheus", new MetricsServlet(metrics))
                .addMapping("/metrics");
    }

    private static void bindProcess(PrometheusMeterRegistry metrics, Environment environment) {
        JvmGcMetrics pauses = new JvmGcMetrics();
        pauses.bindTo(metrics);
        environment.lifecycle().manage(new ClosedAtEnd(pauses));
        new JvmMemoryMetrics().bindTo(metrics);
        new JvmThreadMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        new UptimeMetrics().bindTo(metrics);
    }
}
