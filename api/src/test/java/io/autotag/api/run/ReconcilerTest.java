package io.autotag.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.review.BulkState;
import io.autotag.run.Desired;
import io.autotag.run.RunState;
import io.autotag.search.QueriedPredictions;
import io.autotag.source.TestSources;
import io.autotag.store.BulkAction;
import io.autotag.store.BulkOrder;
import io.autotag.store.BulkRepository;
import io.autotag.store.DatasetRepository;
import io.autotag.store.NewBulkAction;
import io.autotag.store.Reviewer;
import io.autotag.store.Role;
import io.autotag.store.Run;
import io.autotag.store.RunRepository;
import io.autotag.store.Source;
import io.autotag.store.SourceScans;
import io.autotag.workflow.ScanRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is open in the database gets driven, whatever became of the workflow that drove it. */
final class ReconcilerTest {

    private final RunRepository runs = new RunRepository();
    private final BulkRepository bulkActions = new BulkRepository(QueriedPredictions.ports());
    private RunBench bench;
    private RunSteering steering;
    private Reconciler reconciler;

    @BeforeEach
    void open() {
        bench = new RunBench(20);
        steering = new RunSteering(bench.database(), bench.starter());
        reconciler = new Reconciler(
                bench.database(), bench.starter(), bench.ingests(), bench.scans(), bench.bulks(), bulkActions);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void startsARunThatNobodyHasDriven() {
        Run run = bench.written();
        reconciler.pass();
        Run ended = bench.seen(run, RunState.COMPLETED);
        assertThat(ended.codeVersion()).isEqualTo(CodeVersion.CURRENT);
        assertThat(bench.progress(run).done()).isEqualTo(20);
    }

    @Test
    void leavesADrivenRunAlone() {
        bench.worker().hold();
        Run run = started();
        reconciler.pass();
        reconciler.pass();
        assertThat(bench.read(run).epoch()).isEqualTo(run.epoch());
    }

    @Test
    void goesOnWithARunWhoseTemporalWasLost() {
        bench.worker().hold();
        Run run = started();
        bench.loseTemporal();
        reconciler.pass();
        assertThat(bench.read(run).epoch()).isEqualTo(run.epoch() + 1);
        bench.seen(run, RunState.COMPLETED);
        assertThat(bench.progress(run).done()).isEqualTo(20);
    }

    @Test
    void takesOverARunThatOlderCodeDrives() {
        bench.worker().hold();
        Run run = started();
        bench.database().doInTransaction(tx -> runs.noteCodeVersion(tx, run.id(), run.epoch(), "orchestrator-v0"));
        reconciler.pass();
        Run mine = bench.read(run);
        assertThat(mine.epoch()).isEqualTo(run.epoch() + 1);
        assertThat(mine.codeVersion()).isEqualTo(CodeVersion.CURRENT);
        bench.worker().letGo();
        bench.seen(run, RunState.COMPLETED);
        assertThat(bench.progress(run).done()).isEqualTo(20);
    }

    @Test
    void leavesARunAtRestAndStartsItWhenItWasResumedWithoutTemporal() {
        bench.worker().hold();
        Run run = started();
        steering.pause(bench.world().user(), run.uid());
        Run paused = bench.seen(run, RunState.PAUSED);
        reconciler.pass();
        assertThat(bench.read(run).epoch()).isEqualTo(paused.epoch());
        bench.database().inTransaction(tx -> runs.desire(tx, paused, Desired.RUN));
        bench.worker().letGo();
        // The workflow that paused it may still be ending at the first pass.
        Eventually.see(() -> passed(run), state -> state == RunState.COMPLETED);
        assertThat(bench.progress(run).done()).isEqualTo(20);
    }

    private RunState passed(Run run) {
        reconciler.pass();
        return bench.read(run).state();
    }

    @Test
    void endsARunThatIsToBeCancelledThoughItWasNeverDriven() {
        Run run = bench.written();
        bench.database().inTransaction(tx -> runs.desire(tx, run, Desired.CANCEL));
        reconciler.pass();
        bench.seen(run, RunState.CANCELLED);
    }

    @Test
    void isOneAtATime() {
        Run run = bench.written();
        bench.database().doInTransaction(tx -> {
            assertThat(runs.tryReconcile(tx)).isTrue();
            reconciler.pass();
            assertThat(bench.read(run).epoch()).isEqualTo(run.epoch());
        });
    }

    @Test
    void ingestsDatasetsThatAreNotComplete() {
        bench.database().doInTransaction(tx -> new DatasetRepository()
                .markCreating(tx, bench.world().dataset().id()));
        reconciler.pass();
        Eventually.see(
                bench.worker()::ingested,
                uids -> uids.contains(bench.world().dataset().uid()));
    }

    @Test
    void drivesAScanThatIsOpenAndNoneThatIsNot() {
        Source open = source("open");
        Source over = source("over");
        bench.database().doInTransaction(tx -> {
            SourceScans scans = new SourceScans();
            scans.begin(tx, open);
            scans.begin(tx, over);
            scans.complete(tx, over, 1);
        });
        reconciler.pass();
        List<ScanRequest> scanned = Eventually.see(bench.worker()::scanned, some -> !some.isEmpty());
        assertThat(scanned).containsExactly(new ScanRequest(open.uid(), 1));
    }

    private Source source(String name) {
        return TestSources.folder(bench.database(), bench.world().dataset(), name, Path.of("/photos"));
    }

    @Test
    void carriesOutABulkActionThatNobodyDrives() {
        bench.seen(started(), RunState.COMPLETED);
        BulkAction action = bench.database()
                .inTransaction(tx -> bulkActions.create(
                        tx,
                        bench.world().project(),
                        new Reviewer(bench.world().user(), Role.OPERATOR),
                        new NewBulkAction(BulkOrder.accept("object_prefix:person"), "", null)))
                .action();
        reconciler.pass();
        BulkAction done = Eventually.see(
                () -> bench.database().read(tx -> bulkActions.getForWorker(tx, action.id())),
                now -> now.state() == BulkState.COMPLETED);
        assertThat(done.applied()).isEqualTo(20);
    }

    @Test
    void waitsWhileTemporalIsAway() {
        bench.temporal().close();
        Run run = bench.written();
        reconciler.pass();
        assertThat(bench.read(run).state()).isEqualTo(RunState.PENDING);
    }

    @Test
    void whatCannotBeLookedAfterKeepsNothingElseFromIt() {
        Run broken = bench.written();
        Run whole = bench.written();
        bench.failUpdatesOfRuns("NEW.id = " + broken.id());
        bench.database().doInTransaction(tx -> new DatasetRepository()
                .markCreating(tx, bench.world().dataset().id()));
        reconciler.pass();
        bench.seen(whole, RunState.COMPLETED);
        Eventually.see(
                bench.worker()::ingested,
                uids -> uids.contains(bench.world().dataset().uid()));
        assertThat(bench.read(broken).epoch()).isEqualTo(broken.epoch());
    }

    private Run started() {
        Run run = bench.written();
        assertThat(bench.starter().nudge(run)).isTrue();
        return bench.seen(run, RunState.RUNNING);
    }
}
