package io.autotag.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.slf4j.MDC;

/** A piece of work under way. May be ended by another thread than the one that began it. */
public final class TracedWork {

    static final String WORKFLOW = "temporal.workflow.id";

    /** How lines of the log name the trace that they belong to. */
    private static final String TRACE_ID = "trace_id";

    private final Span span;

    TracedWork(Span span) {
        this.span = span;
    }

    /** Makes all work that this thread begins a part of this one, until it leaves. */
    @SuppressWarnings("MustBeClosedChecker") // who enters, leaves
    public Inside enter() {
        Scope scope = span.makeCurrent();
        MDC.MDCCloseable line = MDC.putCloseable(TRACE_ID, span.getSpanContext().getTraceId());
        return () -> {
            line.close();
            scope.close();
        };
    }

    /** A thread works on this. */
    public interface Inside {

        /** On the thread that entered. */
        void leave();
    }

    public TracedWork name(String name) {
        span.updateName(name);
        return this;
    }

    public TracedWork put(String name, String value) {
        span.setAttribute(name, value);
        return this;
    }

    public TracedWork put(String name, long value) {
        span.setAttribute(name, value);
        return this;
    }

    /** It did not go well, and nobody was at fault but this process. */
    public TracedWork failed() {
        span.setStatus(StatusCode.ERROR);
        return this;
    }

    /** Messages may name people's files and addresses: these are the log's, whose lines name the trace. */
    TracedWork failed(Throwable why) {
        span.setAttribute("error.type", why.getClass().getName());
        return failed();
    }

    public void end() {
        span.end();
    }

    Context context() {
        return Context.root().with(span);
    }
}
