package io.autotag.workflow;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/** One stretch after the other until nothing is left. */
public final class RescoreWorkflowImpl implements RescoreWorkflow {

    /** Long enough to make Temporal free. */
    static final Duration STRETCH = Duration.ofSeconds(30);

    /** Old rows are left to those who may be reading them. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A history is handed over after so long. */
    static final Duration GENERATION = Duration.ofMinutes(10);

    private final RescoreActivities working =
            Workflow.newActivityStub(RescoreActivities.class, ActivityPolicies.bulkWork());

    @Override
    public void run(RescoreRef rescoring) {
        Instant end = now().plus(GENERATION);
        while (now().isBefore(end)) {
            RescoreStretch stretch = working.work(rescoring, now().plus(STRETCH));
            if (stretch == RescoreStretch.ENDED) {
                return;
            }
            if (stretch == RescoreStretch.WAIT) {
                Workflow.sleep(PATIENCE);
            }
        }
        Workflow.continueAsNew(rescoring);
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
