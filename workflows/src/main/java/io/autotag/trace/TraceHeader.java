package io.autotag.trace;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.interceptors.Header;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a workflow or an activity belongs to, in the header of its order, as Temporal's other SDKs write it too:
 * the fields of the W3C's trace context.
 */
final class TraceHeader {

    private static final String NAME = "_tracer-data";

    private static final TextMapGetter<Map<?, ?>> FIELDS = TraceHeader::field;

    private TraceHeader() {}

    /** The header with the trace of the context. */
    static Header write(Context context, Header header) {
        Map<String, String> fields = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(context, fields, (all, name, value) -> {
            if (all != null) {
                all.put(name, value);
            }
        });
        Map<String, Payload> values = new HashMap<>(header.getValues());
        DefaultDataConverter.STANDARD_INSTANCE.toPayload(fields).ifPresent(payload -> values.put(NAME, payload));
        return new Header(values);
    }

    /** The trace that the header names; the root where it names none that can be read. */
    static Context read(Header header) {
        Payload payload = header.getValues().get(NAME);
        if (payload == null) {
            return Context.root();
        }
        try {
            Map<?, ?> fields = DefaultDataConverter.STANDARD_INSTANCE.fromPayload(payload, Map.class, Map.class);
            return W3CTraceContextPropagator.getInstance().extract(Context.root(), fields, FIELDS);
        } catch (DataConverterException notOurs) {
            return Context.root();
        }
    }

    private static @Nullable String field(@Nullable Map<?, ?> fields, String name) {
        return fields != null && fields.get(name) instanceof String text ? text : null;
    }
}
