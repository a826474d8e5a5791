package io.autotag.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/** Times requests by method, route and status. Routes, not addresses: there are few of them. */
final class HttpMetrics implements ApplicationEventListener {

    private final MeterRegistry registry;
    private final QueryMetrics queries;
    private final Map<Answered, Timer> timers = new ConcurrentHashMap<>();

    HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.queries = new QueryMetrics(registry);
    }

    @Override
    public void onEvent(ApplicationEvent event) {}

    @Override
    public RequestEventListener onRequest(RequestEvent start) {
        Timer.Sample sample = Timer.start(registry);
        return event -> {
            if (event.getType() == RequestEvent.Type.FINISHED) {
                Answered answered = answered(event);
                Duration took = Duration.ofNanos(sample.stop(timers.computeIfAbsent(answered, this::timer)));
                queries.answered(answered.route(), took);
            }
        };
    }

    /** What requests are told apart by; there are few of them. */
    private record Answered(String method, String route, int status) {}

    private static Answered answered(RequestEvent event) {
        return new Answered(
                RouteNames.method(event.getContainerRequest().getMethod()),
                RouteNames.route(event.getUriInfo()),
                RouteNames.status(event));
    }

    private Timer timer(Answered answered) {
        return Timer.builder("http_server_requests")
                .description("Requests by route")
                .tag("method", answered.method())
                .tag("route", answered.route())
                .tag("status", Integer.toString(answered.status()))
                .register(registry);
    }
}
