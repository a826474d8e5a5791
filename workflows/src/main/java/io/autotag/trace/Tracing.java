package io.autotag.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.common.interceptors.WorkflowClientInterceptor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The traces of a process. Spans are sent in the background; a collector that is away costs spans and nothing else. */
public final class Tracing implements AutoCloseable {

    /** What is not sent by then is lost, so that no process ends late because of a collector. */
    private static final long LAST_WORDS_SECONDS = 2;

    private static final TextMapGetter<UnaryOperator<@Nullable String>> HEADERS = Tracing::header;

    private final OpenTelemetrySdk sdk;
    private final Tracer tracer;
    private final SpanIds ids;

    Tracing(OpenTelemetrySdk sdk, SpanIds ids) {
        this.sdk = sdk;
        this.tracer = sdk.getTracer("io.autotag");
        this.ids = ids;
    }

    /** @throws IllegalArgumentException naming what is wrong with the variables */
    public static Tracing start(TraceSettings settings) {
        SpanIds ids = new SpanIds();
        try {
            OpenTelemetrySdk sdk = AutoConfiguredOpenTelemetrySdk.builder()
                    .addPropertiesCustomizer(environment -> settings.properties())
                    .addTracerProviderCustomizer((provider, config) -> provider.setIdGenerator(ids))
                    .disableShutdownHook()
                    .build()
                    .getOpenTelemetrySdk();
            return new Tracing(sdk, ids);
        } catch (ConfigurationException | IllegalStateException refused) {
            throw new IllegalArgumentException(
                    "The variables OTEL_... are not right: " + refused.getMessage()
                            + ". docs/monitoring.md says which there are.",
                    refused);
        }
    }

    /**
     * A request begins that another process made.
     *
     * @param headers of the request, by name; null for one that is not there
     */
    public TracedWork request(String method, UnaryOperator<@Nullable String> headers) {
        Context caller = W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, HEADERS);
        Span span = tracer.spanBuilder(method)
                .setParent(caller)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", method)
                .startSpan();
        return new TracedWork(span);
    }

    /** For clients that start workflows. */
    public WorkflowClientInterceptor client() {
        return new TracedClient(this);
    }

    /** For workers. */
    public WorkerInterceptor worker() {
        return new TracedWorker(this);
    }

    /** Work begins, as part of that on this thread. */
    TracedWork part(String name, SpanKind kind) {
        return part(name, kind, Context.current());
    }

    TracedWork part(String name, SpanKind kind, Context within) {
        return new TracedWork(
                tracer.spanBuilder(name).setParent(within).setSpanKind(kind).startSpan());
    }

    /** Tells of a workflow that has ended. */
    void tell(TracedRun run, boolean failed) {
        Span span = ids.with(run.spanId(), () -> tracer.spanBuilder("RunWorkflow:" + run.type())
                .setParent(run.caller())
                .setSpanKind(SpanKind.SERVER)
                .setStartTimestamp(run.startedMillis(), TimeUnit.MILLISECONDS)
                .setAttribute(TracedWork.WORKFLOW, run.workflowId())
                .startSpan());
        if (failed) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** Sends what there is. */
    @Override
    public void close() {
        sdk.getSdkTracerProvider().shutdown().join(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    }

    private static @Nullable String header(@Nullable UnaryOperator<@Nullable String> headers, String name) {
        return headers == null ? null : headers.apply(name);
    }
}
