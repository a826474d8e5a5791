package io.autotag.workflow;

import io.autotag.workflow.ChunkOutcome.Stop;
import io.autotag.workflow.Directive.Desired;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of a run between two continue-as-news. All chunks of a generation are back at its end, so that a hand-over
 * costs one batch and not a drained window.
 */
final class RunGeneration {

    static final Duration LENGTH = Duration.ofMinutes(10);

    /** The budget of a chunk: long enough to make Temporal free, short enough to lose little. */
    static final Duration CHUNK = Duration.ofSeconds(60);

    /** Without a nudge the row is looked at this often: signals may be lost, rows are not. */
    static final Duration POLL = Duration.ofSeconds(30);

    /** Chunks that are not back so long after the end are left to the fences; the next generation hands them out again. */
    static final Duration GRACE = Duration.ofMinutes(2);

    /** Older code began each generation as if nothing had been tried, and a history of its goes on like that. */
    private static final String CHANGE = "standstill";

    private final RunRef run;
    private final RunActivities activities;
    private final RunActivities planner = Workflow.newActivityStub(RunActivities.class, ActivityPolicies.planning());
    private final Nudge nudge;
    private final RunLabels labels;
    private final Deque<Landing> landings = new ArrayDeque<>();
    private Instant end = now().plus(LENGTH);
    private Promise<Void> poll = Workflow.newTimer(POLL);
    private Standstill before;

    RunGeneration(RunStart start, RunActivities activities, Nudge nudge, RunLabels labels) {
        this.run = start.run();
        this.before = start.standstill();
        this.activities = activities;
        this.nudge = nudge;
        this.labels = labels;
    }

    /** Works until the run is at its end, which is the answer, or something else is wanted of it: then it is empty. */
    Optional<Settlement> work(Directive directive) {
        try {
            RunPlan plan = planner.plan(run);
            labels.planned(plan);
            return new Rounds(plan, directive).work();
        } catch (ActivityFailure failure) {
            if (Failures.isFenced(failure) || !Failures.isHopeless(failure)) {
                throw failure;
            }
            return Optional.of(Settlement.failed(Failures.sentence(failure)));
        }
    }

    /** Continues as new if the time has come and nothing of this generation is in flight. */
    void handOverWhenDue() {
        if (isOver()) {
            Workflow.continueAsNew(RunStart.of(run));
        }
    }

    /** What the generation before could not get any further with, for the first rounds of this one. */
    private Standstill inherited() {
        Standstill given = before;
        before = Standstill.NONE;
        return given.rounds() > 0 && Changes.isHeeded(CHANGE) ? given : Standstill.NONE;
    }

    private boolean isOver() {
        if (Workflow.getInfo().isContinueAsNewSuggested() && now().isBefore(end)) {
            end = now();
        }
        return !now().isBefore(end);
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }

    /** The chunk came back, or failed for good. */
    private record Landing(ItemRange chunk, @Nullable ChunkOutcome outcome, @Nullable RuntimeException failure) {}

    /** Rounds of chunks under one plan. */
    private final class Rounds {

        private final ChunkWindow window;
        private final ChunkActivities chunks;
        private final Turn turn = new Turn();
        private Desired desired;
        private boolean isQuiet;
        private boolean lookNow;
        private @Nullable RuntimeException hopeless;

        Rounds(RunPlan plan, Directive directive) {
            window = new ChunkWindow(plan.chunkItems(), directive.window(), inherited());
            chunks = Workflow.newActivityStub(ChunkActivities.class, ActivityPolicies.chunk(plan.inferQueue()));
            desired = directive.desired();
        }

        Optional<Settlement> work() {
            while (desired != Desired.FENCED) {
                boolean mayHandOut = mayHandOut();
                boolean isToWait = mayHandOut && turn.isAwaited();
                if (mayHandOut && !isToWait) {
                    handOut();
                }
                if (window.isIdle() && !isToWait) {
                    Optional<Settlement> end = rest();
                    if (end.isPresent() || !isToGoOn()) {
                        return end;
                    }
                } else {
                    attend();
                }
            }
            return Optional.empty();
        }

        private boolean mayHandOut() {
            return isToGoOn() && hopeless == null && !isOver();
        }

        private boolean isToGoOn() {
            return desired == Desired.RUN && !isQuiet;
        }

        private void handOut() {
            for (Optional<ItemRange> next = window.next(); next.isPresent(); next = window.next()) {
                ItemRange range = next.get();
                Instant budget = now().plus(CHUNK);
                Chunk chunk = new Chunk(run, range, budget.isBefore(end) ? budget : end);
                Async.function(chunks::process, chunk)
                        .handle((outcome, failure) -> landings.add(new Landing(range, outcome, failure)));
            }
        }

        /** Nothing is in flight: time to end, to hand over, or to start the next round. */
        private Optional<Settlement> rest() {
            if (hopeless != null) {
                return Optional.of(Settlement.failed(Failures.sentence(hopeless)));
            }
            if (!isToGoOn()) {
                return Optional.empty();
            }
            if (isOver()) {
                handOver();
            }
            window.startRound(activities.remaining(run));
            if (window.isRoundOver()) {
                return Optional.of(Settlement.of(Settlement.Outcome.COMPLETED));
            }
            return window.isStuck() ? Optional.of(stuck()) : Optional.empty();
        }

        private Settlement stuck() {
            String reason = window.standstill().reason();
            return Settlement.failed(reason == null ? "The work came to no end, and no worker says why." : reason);
        }

        private void handOver() {
            Workflow.continueAsNew(RunStart.of(run, window.standstill()));
        }

        /** Waits for something to happen, and takes note of it. */
        private void attend() {
            boolean isWaiting = turn.isAwaited();
            Workflow.await(() ->
                    !landings.isEmpty() || nudge.isRung() || poll.isCompleted() || (isWaiting && !turn.isAwaited()));
            for (Landing landing = landings.poll(); landing != null; landing = landings.poll()) {
                land(landing);
            }
            if (now().isAfter(end.plus(GRACE))) {
                handOver();
            }
            if (lookNow || nudge.isRung() || poll.isCompleted()) {
                look();
            }
        }

        private void land(Landing landing) {
            if (landing.failure() != null) {
                lose(landing.failure());
            } else if (landing.outcome() != null) {
                window.returned(landing.chunk(), landing.outcome().next());
                turn.heed(landing.outcome());
                lookNow |= landing.outcome().stop() == Stop.STOPPED;
            }
        }

        private void lose(RuntimeException failure) {
            window.lost(Failures.sentence(failure));
            if (Failures.isFenced(failure)) {
                throw failure;
            }
            if (Failures.isHopeless(failure)) {
                hopeless = failure;
            }
        }

        private void look() {
            lookNow = false;
            if (nudge.isRung()) {
                turn.forget();
            }
            nudge.clear();
            if (poll.isCompleted()) {
                poll = Workflow.newTimer(POLL);
            }
            Directive directive = activities.directive(run);
            desired = directive.desired();
            isQuiet = Quiet.isToWait(directive);
            window.resize(directive.window());
            if (desired != Desired.RUN && now().isBefore(end)) {
                // What does not come back, for want of a worker, shall not hold up a pause.
                end = now();
            }
        }
    }
}
