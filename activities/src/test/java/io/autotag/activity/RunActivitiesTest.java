package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.run.Desired;
import io.autotag.run.RunState;
import io.autotag.store.Run;
import io.autotag.store.RunProbes;
import io.autotag.store.RunRepository;
import io.autotag.store.Selection;
import io.autotag.workflow.Directive;
import io.autotag.workflow.FailureType;
import io.autotag.workflow.ItemRange;
import io.autotag.workflow.RunActivities;
import io.autotag.workflow.RunPlan;
import io.autotag.workflow.RunRef;
import io.autotag.workflow.Settlement;
import io.autotag.workflow.Settlement.Outcome;
import io.autotag.workflow.TaskQueues;
import io.temporal.testing.TestActivityEnvironment;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is planned, told and settled of a run. */
final class RunActivitiesTest {

    private final RunBench bench = new RunBench();
    private final RunActivities activities = bench.activities();
    private final World world = bench.world();
    private final Run run = bench.run();
    private final RunRef reference = bench.reference();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void plansASmallRunForTheQuickQueueAndMarksItRunning() {
        RunPlan plan = activities.plan(reference);
        assertThat(plan.inferQueue()).isEqualTo(TaskQueues.INFER_CPU_QUICK);
        assertThat(world.reread(run).state()).isEqualTo(RunState.RUNNING);
        assertThat(world.reread(run).total()).isEqualTo(RunBench.ITEMS);
    }

    @Test
    void plansTwiceWithoutHarm() {
        RunPlan first = activities.plan(reference);
        assertThat(activities.plan(reference)).isEqualTo(first);
        assertThat(activities.remaining(reference)).containsExactly(new ItemRange(0, RunBench.ITEMS));
    }

    @Test
    void aRunWithoutAUsableModelIsNotPlanned() {
        bench.worker().lose(World.bytes("a model"));
        RunBench.assertFailure(() -> activities.plan(reference), FailureType.MODEL_UNAVAILABLE);
        assertThat(world.reread(run).state()).isEqualTo(RunState.PENDING);
    }

    @Test
    void aForcedRunWithoutAUsableModelRemovesNothing() {
        bench.worker().process(bench.worker().plan(run), 0, RunBench.ITEMS);
        assertThat(activities.settle(reference, completed())).isTrue();
        List<String> before = bench.worker().rows().ofRuns();
        // Another worker, which has not opened the model yet.
        bench.worker().lose(World.bytes("a model"));
        Run forced = world.createRun(new Selection.Full(), true);
        try (Bench other = Bench.over(bench.worker(), new ColourTagger())) {
            RunBench.assertFailure(() -> planIn(other, Bench.reference(forced)), FailureType.MODEL_UNAVAILABLE);
        }
        assertThat(bench.worker().rows().ofRuns()).isEqualTo(before);
    }

    @Test
    void aForcedRunTagsAgain() {
        bench.worker().process(bench.worker().plan(run), 0, RunBench.ITEMS);
        activities.settle(reference, completed());
        Run forced = world.createRun(new Selection.Full(), true);
        long before = bench.worker().rows().number("SELECT count(*) FROM prediction");
        activities.plan(Bench.reference(forced));
        assertThat(bench.worker().rows().number("SELECT count(*) FROM prediction"))
                .isEqualTo(before)
                .isPositive();
        assertThat(activities.remaining(Bench.reference(forced))).containsExactly(new ItemRange(0, RunBench.ITEMS));
    }

    @Test
    void refusesASelectionThatCannotBeUnderstood() {
        Run odd = world.createRun(new Selection.Query("score > 0"), false);
        RunBench.assertFailure(() -> activities.plan(Bench.reference(odd)), FailureType.BAD_INPUT);
    }

    @Test
    void tellsWhatIsWanted() {
        assertThat(activities.directive(reference).desired()).isEqualTo(Directive.Desired.RUN);
        bench.desire(Desired.PAUSE);
        assertThat(activities.directive(reference).desired()).isEqualTo(Directive.Desired.PAUSE);
        bench.desire(Desired.CANCEL);
        assertThat(activities.directive(reference).desired()).isEqualTo(Directive.Desired.CANCEL);
    }

    @Test
    void everythingIsFencedOffUnderAnOlderEpoch() {
        bench.worker().database().inTransaction(tx -> new RunRepository().bumpEpoch(tx, run.id(), run.epoch(), "2"));
        assertThat(activities.directive(reference).desired()).isEqualTo(Directive.Desired.FENCED);
        RunBench.assertFailure(() -> activities.plan(reference), FailureType.FENCED);
        RunBench.assertFailure(() -> activities.remaining(reference), FailureType.FENCED);
        RunBench.assertFailure(() -> activities.settle(reference, completed()), FailureType.FENCED);
        assertThat(world.reread(run).state()).isEqualTo(RunState.PENDING);
    }

    @Test
    void completesOnlyWhenNothingRemains() {
        activities.plan(reference);
        assertThat(activities.settle(reference, completed())).isFalse();
        bench.worker().process(reference, 0, RunBench.ITEMS);
        assertThat(activities.settle(reference, completed())).isTrue();
        assertThat(world.reread(run).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void settlesTwiceWithoutHarm() {
        activities.plan(reference);
        bench.desire(Desired.CANCEL);
        Settlement cancelled = new Settlement(Outcome.CANCELLED, "");
        assertThat(activities.settle(reference, cancelled)).isTrue();
        assertThat(activities.settle(reference, cancelled)).isTrue();
    }

    @Test
    void keepsTheSentenceOfAFailure() {
        activities.plan(reference);
        assertThat(activities.settle(reference, new Settlement(Outcome.FAILED, "It was not to be.")))
                .isTrue();
        assertThat(world.reread(run).errorMessage()).isEqualTo("It was not to be.");
    }

    @Test
    void doesNotPauseWhatNobodyWantsPaused() {
        activities.plan(reference);
        assertThat(activities.settle(reference, new Settlement(Outcome.PAUSED, "")))
                .isFalse();
        assertThat(world.reread(run).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aRunThatIsGoneIsNobodysToActFor() {
        RunRef nothing = new RunRef(1_000_000, "nothing", 1);
        assertThat(activities.directive(nothing).desired()).isEqualTo(Directive.Desired.FENCED);
        RunBench.assertFailure(() -> activities.remaining(nothing), FailureType.FENCED);
    }

    @Test
    void aModelThatTookTheWorkerDownTwiceEndsItsRun() {
        for (int death = 0; death < 2; death++) {
            bench.worker().database().inTransaction(tx -> new RunProbes().begin(tx, run.id(), 0));
        }
        RunBench.assertFailure(() -> activities.plan(reference), FailureType.MODEL_UNAVAILABLE);
    }

    @Test
    void aModelThatOpensKeepsNoProbe() {
        activities.plan(reference);
        assertThat(bench.worker().rows().number("SELECT count(*) FROM run_probe"))
                .isZero();
    }

    private static RunPlan planIn(Bench bench, RunRef run) {
        TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
        try {
            environment.registerActivitiesImplementations(bench.activities().run());
            return environment.newActivityStub(RunActivities.class).plan(run);
        } finally {
            environment.close();
        }
    }

    private static Settlement completed() {
        return new Settlement(Outcome.COMPLETED, "");
    }
}
