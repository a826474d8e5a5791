package io.autotag.workflow;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;

/** Settles the action, works at it for a stretch, and begins again, until settling says that nothing is to be done. */
public final class BulkWorkflowImpl implements BulkWorkflow {

    /** Each on a block of its own. It is PostgreSQL that works, with a process for each. */
    static final int LANES = 2;

    /** Long enough to make Temporal free; a pause is seen before the next block all the same. */
    static final Duration STRETCH = Duration.ofSeconds(30);

    /** How long what is in people's hands is left to them before the next look. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A history is handed over after so long. */
    static final Duration GENERATION = Duration.ofMinutes(10);

    private static final Logger log = Workflow.getLogger(BulkWorkflowImpl.class);

    private final BulkActivities settling =
            Workflow.newActivityStub(BulkActivities.class, ActivityPolicies.bulkSettling());
    private final BulkActivities working = Workflow.newActivityStub(BulkActivities.class, ActivityPolicies.bulkWork());
    private final Nudge nudge = new Nudge();

    @Override
    public void run(BulkRef action) {
        Instant end = now().plus(GENERATION);
        while (true) {
            nudge.clear();
            if (isOpen(action)) {
                attend(action);
            } else if (!nudge.isRung()) {
                return;
            }
            if (!now().isBefore(end)) {
                Workflow.continueAsNew(action);
            }
        }
    }

    @Override
    public void nudge() {
        nudge.ring();
    }

    /** A stretch; and where it led to nothing, a while for those who hold what is left. */
    private void attend(BulkRef action) {
        List<BulkStretch> stretches = stretch(action);
        boolean moved = stretches.stream().anyMatch(stretch -> stretch.blocks() > 0 || stretch.isMore());
        if (!moved && isOpen(action)) {
            Workflow.await(PATIENCE, nudge::isRung);
        }
    }

    private List<BulkStretch> stretch(BulkRef action) {
        Instant returnBy = now().plus(STRETCH);
        List<Promise<BulkStretch>> lanes = IntStream.range(0, LANES)
                .mapToObj(lane -> Async.function(working::work, action, returnBy))
                .toList();
        return lanes.stream().map(Promise::get).toList();
    }

    /** What no retry can help ends the action. */
    private boolean isOpen(BulkRef action) {
        try {
            return settling.settle(action);
        } catch (ActivityFailure failure) {
            if (!Failures.isHopeless(failure)) {
                throw failure;
            }
            log.info("Bulk action {} cannot go on", action.uid());
            settling.fail(action, Failures.sentence(failure));
            return false;
        }
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
