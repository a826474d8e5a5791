package io.autotag.trace;

import io.autotag.workflow.BulkRef;
import io.autotag.workflow.Chunk;
import io.autotag.workflow.ChunkOutcome;
import io.autotag.workflow.ExportRef;
import io.autotag.workflow.RescoreRef;
import io.autotag.workflow.RunRef;
import io.opentelemetry.api.trace.SpanKind;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of one attempt at an activity: what it is about, and what came of it. */
final class TracedActivity extends ActivityInboundCallsInterceptorBase {

    private static final Logger log = LoggerFactory.getLogger(TracedActivity.class);
    private static final String RUN = "autotag.run";

    private final Tracing tracing;
    private Optional<ActivityInfo> about = Optional.empty();

    TracedActivity(ActivityInboundCallsInterceptor next, Tracing tracing) {
        super(next);
        this.tracing = tracing;
    }

    @Override
    public void init(ActivityExecutionContext context) {
        about = Optional.of(context.getInfo());
        super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
        ActivityInfo info = about.orElseThrow();
        TracedWork work = tracing.part(
                        "RunActivity:" + info.getActivityType(), SpanKind.SERVER, TraceHeader.read(input.getHeader()))
                .put(TracedWork.WORKFLOW, info.getWorkflowId())
                .put("temporal.attempt", info.getAttempt());
        for (Object argument : input.getArguments()) {
            order(work, argument);
        }
        TracedWork.Inside inside = work.enter();
        try {
            ActivityOutput output = super.execute(input);
            outcome(work, output.getResult());
            return output;
        } catch (RuntimeException | Error failure) {
            work.failed(failure);
            // Temporal's own line, with the stack, is written behind the trace.
            log.info("{}: attempt {} failed: {}", info.getActivityType(), info.getAttempt(), failure.toString());
            throw failure;
        } finally {
            inside.leave();
            work.end();
        }
    }

    private static void order(TracedWork work, @Nullable Object argument) {
        if (argument instanceof Chunk chunk) {
            work.put(RUN, chunk.run().uid())
                    .put("autotag.chunk", chunk.range().from())
                    .put("autotag.items", chunk.range().to() - chunk.range().from());
        } else if (argument instanceof RunRef run) {
            work.put(RUN, run.uid());
        } else if (argument instanceof BulkRef bulk) {
            work.put("autotag.bulk", bulk.uid());
        } else if (argument instanceof ExportRef export) {
            work.put("autotag.export", export.uid());
        } else if (argument instanceof RescoreRef rescoring) {
            work.put("autotag.rescoring", rescoring.uid());
        }
    }

    private static void outcome(TracedWork work, @Nullable Object result) {
        if (result instanceof ChunkOutcome chunk) {
            work.put("autotag.next", chunk.next())
                    .put("autotag.stop", chunk.stop().name());
        }
    }
}
