package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.image.TestPictures;
import io.autotag.run.DailyRange;
import io.autotag.run.Desired;
import io.autotag.run.QuietHours;
import io.autotag.run.RunState;
import io.autotag.store.AccountRepository;
import io.autotag.store.AutotagSettings;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Run;
import io.autotag.store.RunLimits;
import io.autotag.store.RunPriority;
import io.autotag.store.RunProbes;
import io.autotag.store.RunRepository;
import io.autotag.store.RunTuning;
import io.autotag.store.Selection;
import io.autotag.store.SettingsRepository;
import io.autotag.store.Transaction;
import io.autotag.store.User;
import io.autotag.store.Worker;
import io.autotag.store.WorkerRegistry;
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
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RunActivitiesTest {

    private static final int ITEMS = 6;

    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private Bench bench;
    private World world;
    private RunActivities activities;
    private Run run;
    private RunRef reference;

    @BeforeEach
    void open() {
        bench = Bench.with(new ColourTagger());
        world = bench.plant();
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            pictures.add(TestPictures.jpeg(50 + i, 40));
        }
        world.addItems(pictures);
        environment.registerActivitiesImplementations(bench.activities().run());
        activities = environment.newActivityStub(RunActivities.class);
        run = world.createRun(new Selection.Full(), false);
        reference = Bench.reference(run);
    }

    @AfterEach
    void close() {
        environment.close();
        bench.close();
    }

    @Test
    void plansASmallRunForTheQuickQueueAndMarksItRunning() {
        RunPlan plan = activities.plan(reference);
        assertThat(plan.inferQueue()).isEqualTo(TaskQueues.INFER_CPU_QUICK);
        assertThat(world.reread(run).state()).isEqualTo(RunState.RUNNING);
        assertThat(world.reread(run).total()).isEqualTo(ITEMS);
    }

    @Test
    void plansTwiceWithoutHarm() {
        RunPlan first = activities.plan(reference);
        assertThat(activities.plan(reference)).isEqualTo(first);
        assertThat(activities.remaining(reference)).containsExactly(new ItemRange(0, ITEMS));
    }

    @Test
    void aRunWithoutAUsableModelIsNotPlanned() {
        bench.lose(World.bytes("a model"));
        assertFailure(() -> activities.plan(reference), FailureType.MODEL_UNAVAILABLE);
        assertThat(world.reread(run).state()).isEqualTo(RunState.PENDING);
    }

    @Test
    void aForcedRunWithoutAUsableModelRemovesNothing() {
        bench.process(bench.plan(run), 0, ITEMS);
        assertThat(activities.settle(reference, completed())).isTrue();
        List<String> before = bench.rows().ofRuns();
        // Another worker, which has not opened the model yet.
        bench.lose(World.bytes("a model"));
        Run forced = world.createRun(new Selection.Full(), true);
        try (Bench other = Bench.over(bench, new ColourTagger())) {
            assertFailure(() -> planIn(other, Bench.reference(forced)), FailureType.MODEL_UNAVAILABLE);
        }
        assertThat(bench.rows().ofRuns()).isEqualTo(before);
    }

    @Test
    void aForcedRunTagsAgain() {
        bench.process(bench.plan(run), 0, ITEMS);
        activities.settle(reference, completed());
        Run forced = world.createRun(new Selection.Full(), true);
        activities.plan(Bench.reference(forced));
        assertThat(bench.rows().number("SELECT count(*) FROM prediction")).isZero();
        assertThat(activities.remaining(Bench.reference(forced))).containsExactly(new ItemRange(0, ITEMS));
    }

    @Test
    void refusesASelectionThatCannotBeUnderstood() {
        Run odd = world.createRun(new Selection.Query("score > 0"), false);
        assertFailure(() -> activities.plan(Bench.reference(odd)), FailureType.BAD_INPUT);
    }

    @Test
    void tellsWhatIsWanted() {
        assertThat(activities.directive(reference).desired()).isEqualTo(Directive.Desired.RUN);
        desire(Desired.PAUSE);
        assertThat(activities.directive(reference).desired()).isEqualTo(Directive.Desired.PAUSE);
        desire(Desired.CANCEL);
        assertThat(activities.directive(reference).desired()).isEqualTo(Directive.Desired.CANCEL);
    }

    @Test
    void theWindowGrowsWithTheWorkers() {
        activities.plan(reference);
        int one = activities.directive(reference).window();
        for (String id : List.of("a", "b", "c")) {
            Worker worker =
                    new Worker(id, "host", 1, "1", List.of(TaskQueues.INFER_CPU_QUICK), Instant.now(), Instant.now());
            bench.database().doInTransaction(tx -> new WorkerRegistry().heartbeat(tx, worker));
        }
        assertThat(activities.directive(reference).window()).isEqualTo(3 * one);
    }

    @Test
    void theWindowIsSharedAmongTheActiveRuns() {
        activities.plan(reference);
        int alone = activities.directive(reference).window();
        activities.plan(Bench.reference(world.createRun(new Selection.Full(), false)));
        assertThat(activities.directive(reference).window()).isEqualTo(alone / 2);
    }

    @Test
    void thePriorityWeighsTheShare() {
        activities.plan(reference);
        int alone = activities.directive(reference).window();
        Run other = world.createRun(new Selection.Full(), false);
        activities.plan(Bench.reference(other));
        tune((tx, user) -> new RunTuning().prioritise(tx, run, user, RunPriority.HIGHEST));
        tune((tx, user) -> new RunTuning().prioritise(tx, other, user, RunPriority.LOWEST));
        assertThat(activities.directive(reference).window()).isEqualTo(RunShape.share(alone, 5, 1));
        assertThat(activities.directive(Bench.reference(other)).window()).isEqualTo(RunShape.share(alone, 1, 5));
    }

    @Test
    void theWindowThatSomebodyChoseIsNotShared() {
        activities.plan(reference);
        activities.plan(Bench.reference(world.createRun(new Selection.Full(), false)));
        makeLarge(run);
        int shared = activities.directive(reference).window();
        tune((tx, user) -> new RunTuning().resize(tx, run, user, 17));
        assertThat(activities.directive(reference).window()).isEqualTo(17);
        tune((tx, user) -> new RunTuning().resize(tx, run, user, null));
        assertThat(activities.directive(reference).window()).isEqualTo(shared);
    }

    @Test
    void theWindowThatSomebodyChoseForASmallRunLeavesQuickSlotsToOthers() {
        activities.plan(reference);
        int alone = activities.directive(reference).window();
        tune((tx, user) -> new RunTuning().resize(tx, run, user, RunTuning.WIDEST_WINDOW));
        assertThat(activities.directive(reference).window()).isEqualTo(alone);
    }

    @Test
    void theWindowThatSomebodyChoseIsNoWiderThanThePaceFeeds() {
        activities.plan(reference);
        makeLarge(run);
        tune((tx, user) -> new RunTuning().resize(tx, run, user, RunTuning.WIDEST_WINDOW));
        limit(new RunLimits(null, 1));
        assertThat(activities.directive(reference).window()).isEqualTo(1);
    }

    @Test
    void thePaceIsSharedAmongTheRunsOfItsProject() {
        activities.plan(reference);
        limit(new RunLimits(null, 2 * RunShape.PACED_ITEMS_A_CHUNK));
        assertThat(activities.directive(reference).window()).isEqualTo(2);
        Run other = world.createRun(new Selection.Full(), false);
        activities.plan(Bench.reference(other));
        assertThat(activities.directive(reference).window()).isEqualTo(1);
    }

    @Test
    void placesAreSharedOnlyWithRunsThatUseThem() {
        activities.plan(reference);
        int alone = activities.directive(reference).window();
        Run other = world.createRun(new Selection.Full(), false);
        activities.plan(Bench.reference(other));
        assertThat(activities.directive(reference).window()).isLessThan(alone);
        tune((tx, user) -> new RunTuning().resize(tx, other, user, 2));
        assertThat(activities.directive(reference).window()).isEqualTo(alone);
        tune((tx, user) -> new RunTuning().resize(tx, other, user, null));
        makeLarge(other);
        assertThat(activities.directive(reference).window()).isEqualTo(alone);
    }

    @Test
    void quietHoursHoldARunAndLeaveItsPlacesToTheOthers() {
        activities.plan(reference);
        int alone = activities.directive(reference).window();
        Run other = world.createRun(new Selection.Full(), false);
        activities.plan(Bench.reference(other));
        assertThat(activities.directive(reference).holdUntil()).isNull();
        LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        DailyRange range = new DailyRange(now.minusHours(1), now.plusHours(2));
        limit(new RunLimits(new QuietHours(ZoneId.of("UTC"), List.of(range), true), null));
        Directive directive = activities.directive(reference);
        assertThat(directive.desired()).isEqualTo(Directive.Desired.RUN);
        assertThat(directive.holdUntil()).isBetween(Instant.now(), Instant.now().plusSeconds(3 * 3600));
        assertThat(directive.window()).isEqualTo(alone);
    }

    @Test
    void everythingIsFencedOffUnderAnOlderEpoch() {
        bench.database().inTransaction(tx -> new RunRepository().bumpEpoch(tx, run.id(), run.epoch(), "2"));
        assertThat(activities.directive(reference).desired()).isEqualTo(Directive.Desired.FENCED);
        assertFailure(() -> activities.plan(reference), FailureType.FENCED);
        assertFailure(() -> activities.remaining(reference), FailureType.FENCED);
        assertFailure(() -> activities.settle(reference, completed()), FailureType.FENCED);
        assertThat(world.reread(run).state()).isEqualTo(RunState.PENDING);
    }

    @Test
    void completesOnlyWhenNothingRemains() {
        activities.plan(reference);
        assertThat(activities.settle(reference, completed())).isFalse();
        bench.process(reference, 0, ITEMS);
        assertThat(activities.settle(reference, completed())).isTrue();
        assertThat(world.reread(run).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void settlesTwiceWithoutHarm() {
        activities.plan(reference);
        desire(Desired.CANCEL);
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
        assertFailure(() -> activities.remaining(nothing), FailureType.FENCED);
    }

    @Test
    void aModelThatTookTheWorkerDownTwiceEndsItsRun() {
        for (int death = 0; death < 2; death++) {
            bench.database().inTransaction(tx -> new RunProbes().begin(tx, run.id(), 0));
        }
        assertFailure(() -> activities.plan(reference), FailureType.MODEL_UNAVAILABLE);
    }

    @Test
    void aModelThatOpensKeepsNoProbe() {
        activities.plan(reference);
        assertThat(bench.rows().number("SELECT count(*) FROM run_probe")).isZero();
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

    /** Its chunks go to the other queue. */
    private void makeLarge(Run small) {
        bench.rows().change("UPDATE run SET total = " + (RunShape.QUICK_ITEMS + 1) + " WHERE id = " + small.id());
    }

    private void limit(RunLimits limits) {
        bench.database().doInTransaction(tx -> {
            Project project = new ProjectRepository().getForWorker(tx, run.projectId());
            AutotagSettings settings = new AutotagSettings(true, null, new Selection.Full(), false, limits);
            new SettingsRepository().put(tx, project, settings);
        });
    }

    private void tune(BiConsumer<Transaction, User> change) {
        bench.database().doInTransaction(tx -> {
            User user = new AccountRepository().createUser(tx, run.orgId(), UUID.randomUUID() + "@example.org");
            change.accept(tx, user);
        });
    }

    private void desire(Desired desired) {
        bench.database().doInTransaction(tx -> new RunRepository().desire(tx, run, desired));
    }

    private static Settlement completed() {
        return new Settlement(Outcome.COMPLETED, "");
    }

    private static void assertFailure(ThrowingCallable call, FailureType type) {
        assertThatThrownBy(call)
                .satisfies(failure -> assertThat(FailureType.of(failure)).contains(type));
    }
}
