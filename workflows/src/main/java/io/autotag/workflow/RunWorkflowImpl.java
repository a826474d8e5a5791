package io.autotag.workflow;

import io.autotag.workflow.Settlement.Outcome;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * Asks what is wanted, does it, proposes how to settle, and begins again where the proposal no longer fits. All it knows
 * is the reference and, when it continues another, what that one got no further with; a new generation starts from there.
 */
public final class RunWorkflowImpl implements RunWorkflow {

    /** Between a proposal that did not fit and the next look, so that a disagreement is not a hot loop. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    /** Older code waited also when something else was wanted, and handed over before it settled that. */
    private static final String CHANGE = "at-once";

    private static final Logger log = Workflow.getLogger(RunWorkflowImpl.class);

    private final RunActivities activities = Workflow.newActivityStub(RunActivities.class, ActivityPolicies.asking());
    private final Nudge nudge = new Nudge();

    @Override
    public void run(RunStart start) {
        try {
            drive(start);
        } catch (ActivityFailure failure) {
            if (!Failures.isFenced(failure)) {
                throw failure;
            }
            log.info("Run {} has moved on from epoch {}", start.uid(), start.epoch());
        }
    }

    @Override
    public void nudge() {
        nudge.ring();
    }

    private void drive(RunStart start) {
        RunRef run = start.run();
        RunLabels labels = RunLabels.ofThisRun();
        RunGeneration generation = new RunGeneration(start, activities, nudge, labels);
        while (true) {
            nudge.clear();
            Directive directive = activities.directive(run);
            if (directive.desired() == Directive.Desired.FENCED) {
                return;
            }
            if (Quiet.isToWait(directive)) {
                Quiet.await(directive, nudge);
            } else {
                Optional<Settlement> proposal = propose(directive, generation);
                if (proposal.isPresent() && settled(run, proposal.get(), labels)) {
                    return;
                }
                if (proposal.isEmpty() && Changes.isHeeded(CHANGE)) {
                    // Whoever paused or cancelled waits for it.
                    continue;
                }
                Workflow.await(SECOND_LOOK, nudge::isRung);
            }
            generation.handOverWhenDue();
        }
    }

    /** Empty when something else is wanted by now. */
    private static Optional<Settlement> propose(Directive directive, RunGeneration generation) {
        return switch (directive.desired()) {
            case RUN -> generation.work(directive);
            case PAUSE -> Optional.of(Settlement.of(Outcome.PAUSED));
            case CANCEL -> Optional.of(Settlement.of(Outcome.CANCELLED));
            case FENCED -> Optional.empty();
        };
    }

    private boolean settled(RunRef run, Settlement settlement, RunLabels labels) {
        if (!activities.settle(run, settlement)) {
            return false;
        }
        log.info("Run {} settled: {}", run.uid(), settlement.outcome());
        labels.settled(settlement.outcome());
        if (settlement.outcome() == Outcome.PAUSED && nudge.isRung()) {
            // A resume that came between the settling and our end: it found this workflow open, so it is ours to
            // follow.
            Workflow.continueAsNew(RunStart.of(run));
        }
        return true;
    }
}
