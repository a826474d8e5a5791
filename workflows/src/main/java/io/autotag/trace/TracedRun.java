package io.autotag.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.temporal.common.interceptors.Header;
import io.temporal.workflow.WorkflowInfo;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/**
 * One run of a workflow in a trace. It may last for hours and be replayed by any worker, so its span is told once at its
 * end, under an id made of the run's own: its activities name that before it is there.
 *
 * @param caller what started the workflow; without a span where nobody said
 */
record TracedRun(Context caller, String type, String workflowId, String runId, long startedMillis) {

    static TracedRun of(Header header, WorkflowInfo info) {
        return new TracedRun(
                TraceHeader.read(header),
                info.getWorkflowType(),
                info.getWorkflowId(),
                info.getRunId(),
                info.getRunStartedTimestampMillis());
    }

    boolean isTraced() {
        return origin().isValid();
    }

    /** Sixteen hexadecimal digits, the same in every replay. */
    String spanId() {
        UUID hash = UUID.nameUUIDFromBytes(runId.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(hash.getLeastSignificantBits());
    }

    /** For the header of an activity. */
    Context inside() {
        SpanContext origin = origin();
        return Context.root()
                .with(Span.wrap(SpanContext.create(
                        origin.getTraceId(), spanId(), origin.getTraceFlags(), origin.getTraceState())));
    }

    private SpanContext origin() {
        return Span.fromContext(caller).getSpanContext();
    }
}
