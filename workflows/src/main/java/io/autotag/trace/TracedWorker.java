package io.autotag.trace;

import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;

/** Tells of the workflows and activities of a worker. */
final class TracedWorker extends WorkerInterceptorBase {

    private final Tracing tracing;

    TracedWorker(Tracing tracing) {
        this.tracing = tracing;
    }

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new TracedWorkflow(next, tracing);
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new TracedActivity(next, tracing);
    }
}
