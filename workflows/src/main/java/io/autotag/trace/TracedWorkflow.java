package io.autotag.trace;

import io.temporal.common.interceptors.Header;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.unsafe.WorkflowUnsafe;
import java.util.Optional;
import java.util.function.Function;

/**
 * Hands the trace of a workflow on to its activities and to the run it continues as. Only headers differ by it, which
 * replays do not compare; nothing is told while one replays.
 */
final class TracedWorkflow extends WorkflowInboundCallsInterceptorBase {

    private final Tracing tracing;
    private Optional<TracedRun> run = Optional.empty();

    TracedWorkflow(WorkflowInboundCallsInterceptor next, Tracing tracing) {
        super(next);
        this.tracing = tracing;
    }

    @Override
    public void init(WorkflowOutboundCallsInterceptor outbound) {
        super.init(new Outbound(outbound));
    }

    @Override
    public WorkflowOutput execute(WorkflowInput input) {
        run = Optional.of(TracedRun.of(input.getHeader(), Workflow.getInfo())).filter(TracedRun::isTraced);
        try {
            WorkflowOutput output = super.execute(input);
            tell(false);
            return output;
        } catch (TemporalFailure failure) {
            // Other failures are bugs, which end a task and not the workflow.
            tell(true);
            throw failure;
        }
    }

    private void tell(boolean failed) {
        if (!WorkflowUnsafe.isReplaying()) {
            run.ifPresent(known -> tracing.tell(known, failed));
        }
    }

    private final class Outbound extends WorkflowOutboundCallsInterceptorBase {

        Outbound(WorkflowOutboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
            return super.executeActivity(new ActivityInput<>(
                    input.getActivityName(),
                    input.getResultClass(),
                    input.getResultType(),
                    input.getArgs(),
                    input.getOptions(),
                    header(input.getHeader(), known -> TraceHeader.write(known.inside(), input.getHeader()))));
        }

        /** Does not return, so the end is told before. */
        @Override
        public void continueAsNew(ContinueAsNewInput input) {
            tell(false);
            super.continueAsNew(new ContinueAsNewInput(
                    input.getWorkflowType(),
                    input.getOptions(),
                    input.getArgs(),
                    header(input.getHeader(), known -> TraceHeader.write(known.caller(), input.getHeader()))));
        }

        private Header header(Header given, Function<TracedRun, Header> traced) {
            return run.map(traced).orElse(given);
        }
    }
}
