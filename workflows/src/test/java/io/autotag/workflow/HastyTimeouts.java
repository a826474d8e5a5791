package io.autotag.workflow;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import java.time.Duration;

/** Cuts heartbeat timeouts to a second: the test server counts them in real time. All else stays as the policies say. */
final class HastyHeartbeats extends WorkerInterceptorBase {

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new WorkflowInboundCallsInterceptorBase(next) {
            @Override
            public void init(WorkflowOutboundCallsInterceptor outbound) {
                super.init(new Outbound(outbound));
            }
        };
    }

    private static final class Outbound extends WorkflowOutboundCallsInterceptorBase {

        Outbound(WorkflowOutboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
            ActivityOptions options = input.getOptions();
            if (options.getHeartbeatTimeout() == null) {
                return super.executeActivity(input);
            }
            return super.executeActivity(new ActivityInput<>(
                    input.getActivityName(),
                    input.getResultClass(),
                    input.getResultType(),
                    input.getArgs(),
                    ActivityOptions.newBuilder(options)
                            .setHeartbeatTimeout(Duration.ofSeconds(1))
                            .build(),
                    input.getHeader()));
        }
    }
}
