package io.autotag.trace;

import io.opentelemetry.api.trace.SpanKind;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptor;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientInterceptorBase;
import java.util.function.Function;

/** Tells of workflows that are started and rung at, and hands the trace on to those that are started. */
final class TracedClient extends WorkflowClientInterceptorBase {

    private final Tracing tracing;

    TracedClient(Tracing tracing) {
        this.tracing = tracing;
    }

    @Override
    public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(WorkflowClientCallsInterceptor next) {
        return new Calls(next, tracing);
    }

    private static final class Calls extends WorkflowClientCallsInterceptorBase {

        private final Tracing tracing;

        Calls(WorkflowClientCallsInterceptor next, Tracing tracing) {
            super(next);
            this.tracing = tracing;
        }

        @Override
        public WorkflowStartOutput start(WorkflowStartInput input) {
            return told(
                    "StartWorkflow:" + input.getWorkflowType(),
                    input.getWorkflowId(),
                    work -> super.start(traced(input, work)));
        }

        @Override
        public WorkflowSignalWithStartOutput signalWithStart(WorkflowSignalWithStartInput input) {
            WorkflowStartInput start = input.getWorkflowStartInput();
            return told(
                    "StartWorkflow:" + start.getWorkflowType(),
                    start.getWorkflowId(),
                    work -> super.signalWithStart(new WorkflowSignalWithStartInput(
                            traced(start, work), input.getSignalName(), input.getSignalArguments())));
        }

        @Override
        public WorkflowSignalOutput signal(WorkflowSignalInput input) {
            return told(
                    "SignalWorkflow:" + input.getSignalName(),
                    input.getWorkflowExecution().getWorkflowId(),
                    work -> super.signal(input));
        }

        private <T> T told(String name, String workflowId, Function<TracedWork, T> call) {
            TracedWork work = tracing.part(name, SpanKind.CLIENT).put(TracedWork.WORKFLOW, workflowId);
            try {
                return call.apply(work);
            } catch (RuntimeException failure) {
                work.failed(failure);
                throw failure;
            } finally {
                work.end();
            }
        }

        private static WorkflowStartInput traced(WorkflowStartInput input, TracedWork work) {
            return new WorkflowStartInput(
                    input.getWorkflowId(),
                    input.getWorkflowType(),
                    TraceHeader.write(work.context(), input.getHeader()),
                    input.getArguments(),
                    input.getOptions());
        }
    }
}
