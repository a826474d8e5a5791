package io.autotag.workflow;

import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.Workflow;
import java.util.Map;

/** One activity; a file that takes workers down or does not come to an end is refused like any other bad one. */
public final class InspectWorkflowImpl implements InspectWorkflow {

    private final InspectActivities activities =
            Workflow.newActivityStub(InspectActivities.class, ActivityPolicies.inspect());

    @Override
    public Inspection inspect(InspectRequest request) {
        try {
            return activities.model(request);
        } catch (ActivityFailure failure) {
            if (!ranOutOfTime(failure)) {
                throw failure;
            }
            return Inspection.refused(
                    "The model could not be opened and tried within " + TimeLimits.TRIAL.toMinutes()
                            + " minutes, or took the worker down; it is not usable here.",
                    Map.of());
        }
    }

    /** Not for want of a worker. */
    private static boolean ranOutOfTime(ActivityFailure failure) {
        return failure.getCause() instanceof TimeoutFailure timeout
                && timeout.getTimeoutType() != TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START;
    }
}
