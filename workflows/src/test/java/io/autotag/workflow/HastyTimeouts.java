package io.autotag.workflow;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import java.time.Duration;
import java.util.Optional;

/**
 * Cuts the timeouts of activities that run: the test server skips no time while they do. Heartbeats may be missed for a
 * second; what beats may also take so long in all, where a test says how long. All else stays as the policies say.
 */
final class HastyTimeouts extends WorkerInterceptorBase {

    private final Optional<Duration> mostInAll;

    HastyTimeouts() {
        this(Optional.empty());
    }

    HastyTimeouts(Optional<Duration> mostInAll) {
        this.mostInAll = mostInAll;
    }

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new WorkflowInboundCallsInterceptorBase(next) {
            @Override
            public void init(WorkflowOutboundCallsInterceptor outbound) {
                super.init(new Outbound(outbound));
            }
        };
    }

    private final class Outbound extends WorkflowOutboundCallsInterceptorBase {

        Outbound(WorkflowOutboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
            ActivityOptions options = input.getOptions();
            if (options.getHeartbeatTimeout() == null) {
                return super.executeActivity(input);
            }
            ActivityOptions.Builder hasty =
                    ActivityOptions.newBuilder(options).setHeartbeatTimeout(Duration.ofSeconds(1));
            mostInAll.ifPresent(hasty::setStartToCloseTimeout);
            return super.executeActivity(new ActivityInput<>(
                    input.getActivityName(),
                    input.getResultClass(),
                    input.getResultType(),
                    input.getArgs(),
                    hasty.build(),
                    input.getHeader()));
        }
    }
}
