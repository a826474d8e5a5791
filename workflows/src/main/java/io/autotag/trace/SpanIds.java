package io.autotag.trace;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.Optional;
import java.util.function.Supplier;

/** Random ids, but for spans whose id was known before they could be told. Thread-safe. */
final class SpanIds implements IdGenerator {

    private final IdGenerator random = IdGenerator.random();
    private final ThreadLocal<Optional<String>> given = ThreadLocal.withInitial(Optional::empty);

    /** What is started on this thread meanwhile has this id. */
    <T> T with(String spanId, Supplier<T> start) {
        given.set(Optional.of(spanId));
        try {
            return start.get();
        } finally {
            given.remove();
        }
    }

    @Override
    public String generateSpanId() {
        return given.get().orElseGet(random::generateSpanId);
    }

    @Override
    public String generateTraceId() {
        return random.generateTraceId();
    }
}
