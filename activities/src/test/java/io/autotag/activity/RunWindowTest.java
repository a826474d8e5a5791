package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.run.DailyRange;
import io.autotag.run.QuietHours;
import io.autotag.store.Run;
import io.autotag.store.RunLimits;
import io.autotag.store.RunPriority;
import io.autotag.store.RunTuning;
import io.autotag.store.Selection;
import io.autotag.store.Worker;
import io.autotag.store.WorkerRegistry;
import io.autotag.store.WorkerReport;
import io.autotag.workflow.Directive;
import io.autotag.workflow.RunActivities;
import io.autotag.workflow.RunRef;
import io.autotag.workflow.TaskQueues;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many chunks of a run may be out at a time, beside others and within the limits of its project. */
final class RunWindowTest {

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
    void theWindowGrowsWithTheWorkers() {
        activities.plan(reference);
        int one = activities.directive(reference).window();
        for (String id : List.of("a", "b", "c")) {
            Worker worker =
                    new Worker(id, "host", 1, "1", List.of(TaskQueues.INFER_CPU_QUICK), Instant.now(), Instant.now());
            bench.worker().database().inTransaction(tx -> new WorkerRegistry()
                    .heartbeat(tx, worker, WorkerReport.idle("cpu")));
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
        bench.tune((tx, user) -> new RunTuning().prioritise(tx, run, user, RunPriority.HIGHEST));
        bench.tune((tx, user) -> new RunTuning().prioritise(tx, other, user, RunPriority.LOWEST));
        assertThat(activities.directive(reference).window()).isEqualTo(RunShape.share(alone, 5, 1));
        assertThat(activities.directive(Bench.reference(other)).window()).isEqualTo(RunShape.share(alone, 1, 5));
    }

    @Test
    void theWindowThatSomebodyChoseIsNotShared() {
        activities.plan(reference);
        activities.plan(Bench.reference(world.createRun(new Selection.Full(), false)));
        bench.makeLarge(run);
        int shared = activities.directive(reference).window();
        bench.tune((tx, user) -> new RunTuning().resize(tx, run, user, 17));
        assertThat(activities.directive(reference).window()).isEqualTo(17);
        bench.tune((tx, user) -> new RunTuning().resize(tx, run, user, null));
        assertThat(activities.directive(reference).window()).isEqualTo(shared);
    }

    @Test
    void theWindowThatSomebodyChoseForASmallRunLeavesQuickSlotsToOthers() {
        activities.plan(reference);
        int alone = activities.directive(reference).window();
        bench.tune((tx, user) -> new RunTuning().resize(tx, run, user, RunTuning.WIDEST_WINDOW));
        assertThat(activities.directive(reference).window()).isEqualTo(alone);
    }

    @Test
    void theWindowThatSomebodyChoseIsNoWiderThanThePaceFeeds() {
        activities.plan(reference);
        bench.makeLarge(run);
        bench.tune((tx, user) -> new RunTuning().resize(tx, run, user, RunTuning.WIDEST_WINDOW));
        world.limit(new RunLimits(null, 1));
        assertThat(activities.directive(reference).window()).isEqualTo(1);
    }

    @Test
    void thePaceIsSharedAmongTheRunsOfItsProject() {
        activities.plan(reference);
        world.limit(new RunLimits(null, 2 * RunShape.PACED_ITEMS_A_CHUNK));
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
        bench.tune((tx, user) -> new RunTuning().resize(tx, other, user, 2));
        assertThat(activities.directive(reference).window()).isEqualTo(alone);
        bench.tune((tx, user) -> new RunTuning().resize(tx, other, user, null));
        bench.makeLarge(other);
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
        world.limit(new RunLimits(new QuietHours(ZoneId.of("UTC"), List.of(range), true), null));
        Directive directive = activities.directive(reference);
        assertThat(directive.desired()).isEqualTo(Directive.Desired.RUN);
        assertThat(directive.holdUntil()).isBetween(Instant.now(), Instant.now().plusSeconds(3 * 3600));
        assertThat(directive.window()).isEqualTo(alone);
    }
}
