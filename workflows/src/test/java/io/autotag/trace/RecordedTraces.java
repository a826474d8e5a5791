package io.autotag.trace;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;

/** Traces that are kept instead of sent. */
public final class RecordedTraces implements AutoCloseable {

    private final InMemorySpanExporter told = InMemorySpanExporter.create();
    private final Tracing tracing;

    public RecordedTraces() {
        SpanIds ids = new SpanIds();
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setIdGenerator(ids)
                .addSpanProcessor(SimpleSpanProcessor.create(told))
                .build();
        tracing = new Tracing(
                OpenTelemetrySdk.builder().setTracerProvider(provider).build(), ids);
    }

    public Tracing tracing() {
        return tracing;
    }

    /** What has ended so far. */
    public List<SpanData> all() {
        return told.getFinishedSpanItems();
    }

    public List<SpanData> named(String name) {
        return all().stream().filter(span -> span.getName().equals(name)).toList();
    }

    @Override
    public void close() {
        tracing.close();
    }
}
