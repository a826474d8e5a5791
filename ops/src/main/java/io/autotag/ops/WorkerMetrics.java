package io.autotag.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.tally.ScopeCloseException;
import com.uber.m3.util.Duration;
import io.autotag.activity.WorkMeter;
import io.autotag.ops.process.StartException;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The figures of a worker, for Prometheus, where the operator has given it a port. */
final class WorkerMetrics implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WorkerMetrics.class);

    /** Of the many figures of Temporal's client those that tell of slots and of waiting in queues. */
    private static final Set<String> OF_TEMPORAL = Set.of(
            "temporal_worker_task_slots_available",
            "temporal_worker_task_slots_used",
            "temporal_activity_schedule_to_start_latency",
            "temporal_workflow_task_schedule_to_start_latency");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RecentRate images = new RecentRate(System::nanoTime);
    private final WorkMeter work;
    private final Scope temporal;
    private final Optional<HttpServer> server;

    private WorkerMetrics(Optional<InetSocketAddress> address) throws IOException {
        registry.config().meterFilter(MeterFilter.deny(id -> isOfNoUse(id.getName())));
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        this.work = new MeteredWork(registry, images);
        this.temporal = new RootScopeBuilder()
                .reporter(new MicrometerClientStatsReporter(registry))
                .reportEvery(Duration.ofSeconds(5));
        this.server = address.isPresent() ? Optional.of(serve(address.get())) : Optional.empty();
    }

    /** @param address where to answer; without one the figures are kept and nobody asks for them */
    static WorkerMetrics start(Optional<InetSocketAddress> address) {
        try {
            return new WorkerMetrics(address);
        } catch (IOException e) {
            throw new StartException(
                    "The worker cannot listen for metrics at " + address.orElseThrow()
                            + ": set AUTOTAG_WORKER_METRICS_PORT to a port that is free.",
                    e);
        }
    }

    WorkMeter work() {
        return work;
    }

    /** Items that were answered and written a second, over the last minute. */
    double imagesPerSecond() {
        return images.perSecond();
    }

    /** For Temporal's client. */
    Scope temporal() {
        return temporal;
    }

    /** The figures as Prometheus reads them. */
    String scrape() {
        return registry.scrape();
    }

    /** Where it answers. */
    Optional<InetSocketAddress> address() {
        return server.map(HttpServer::getAddress);
    }

    private static boolean isOfNoUse(String name) {
        return name.startsWith("temporal_") && !OF_TEMPORAL.contains(name);
    }

    private HttpServer serve(InetSocketAddress address) throws IOException {
        InetAddress own = InetAddress.getAllByName(address.getHostString())[0];
        HttpServer created = HttpServer.create(new InetSocketAddress(own, address.getPort()), 0);
        created.createContext("/metrics", this::answer);
        created.start();
        return created;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] figures = scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, figures.length);
            exchange.getResponseBody().write(figures);
        }
    }

    @Override
    public void close() {
        server.ifPresent(some -> some.stop(0));
        try {
            temporal.close();
        } catch (ScopeCloseException failure) {
            log.debug("The last figures of Temporal's client are lost", failure);
        }
        registry.close();
    }
}
