package io.autotag.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.review.BulkState;
import io.autotag.run.Desired;
import io.autotag.run.RunState;
import io.autotag.search.QueriedPredictions;
import io.autotag.store.BulkAction;
import io.autotag.store.BulkOrder;
import io.autotag.store.BulkRepository;
import io.autotag.store.Database;
import io.autotag.store.DatasetRepository;
import io.autotag.store.NewBulkAction;
import io.autotag.store.NewRun;
import io.autotag.store.Reviewer;
import io.autotag.store.Role;
import io.autotag.store.Run;
import io.autotag.store.RunKind;
import io.autotag.store.RunProgress;
import io.autotag.store.RunReader;
import io.autotag.store.RunRepository;
import io.autotag.store.Seed;
import io.autotag.store.Selection;
import io.autotag.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is open in the database gets driven, whatever became of the workflow that drove it. */
final class ReconcilerTest {

    private final RunRepository runs = new RunRepository();
    private final BulkRepository bulkActions = new BulkRepository(QueriedPredictions.ports());
    private TestDatabase test;
    private Database database;
    private Seed world;
    private TestTemporal temporal;
    private TestWorker worker;
    private TemporalLink link;
    private RunStarter starter;
    private RunSteering steering;
    private Reconciler reconciler;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        database = test.database();
        world = Seed.plant(database, "world", 20);
        temporal = TestTemporal.start();
        worker = TestWorker.start(temporal.address(), database);
        link = TemporalLink.to(temporal.address(), "default");
        starter = new RunStarter(link, database);
        steering = new RunSteering(database, starter);
        reconciler = new Reconciler(database, starter, new IngestCaller(link), new BulkStarter(link), bulkActions);
    }

    @AfterEach
    void close() {
        worker.close();
        link.close();
        temporal.close();
        test.close();
    }

    @Test
    void startsARunThatNobodyHasDriven() {
        Run run = written();
        reconciler.pass();
        Run ended = seen(run, RunState.COMPLETED);
        assertThat(ended.codeVersion()).isEqualTo(CodeVersion.CURRENT);
        assertThat(progress(run).done()).isEqualTo(20);
    }

    @Test
    void leavesADrivenRunAlone() {
        worker.hold();
        Run run = started();
        reconciler.pass();
        reconciler.pass();
        assertThat(read(run).epoch()).isEqualTo(run.epoch());
    }

    @Test
    void goesOnWithARunWhoseTemporalWasLost() {
        worker.hold();
        Run run = started();
        worker.close();
        temporal.comeUp();
        worker = TestWorker.start(temporal.address(), database);
        Eventually.see(link::isReachable, reachable -> reachable);
        reconciler.pass();
        assertThat(read(run).epoch()).isEqualTo(run.epoch() + 1);
        seen(run, RunState.COMPLETED);
        assertThat(progress(run).done()).isEqualTo(20);
    }

    @Test
    void takesOverARunThatOlderCodeDrives() {
        worker.hold();
        Run run = started();
        database.doInTransaction(tx -> runs.noteCodeVersion(tx, run.id(), run.epoch(), "orchestrator-v0"));
        reconciler.pass();
        Run mine = read(run);
        assertThat(mine.epoch()).isEqualTo(run.epoch() + 1);
        assertThat(mine.codeVersion()).isEqualTo(CodeVersion.CURRENT);
        worker.letGo();
        seen(run, RunState.COMPLETED);
        assertThat(progress(run).done()).isEqualTo(20);
    }

    @Test
    void leavesARunAtRestAndStartsItWhenItWasResumedWithoutTemporal() {
        worker.hold();
        Run run = started();
        steering.pause(world.organisation().id(), run.uid());
        Run paused = seen(run, RunState.PAUSED);
        reconciler.pass();
        assertThat(read(run).epoch()).isEqualTo(paused.epoch());
        database.inTransaction(tx -> runs.desire(tx, paused, Desired.RUN));
        worker.letGo();
        reconciler.pass();
        seen(run, RunState.COMPLETED);
        assertThat(progress(run).done()).isEqualTo(20);
    }

    @Test
    void endsARunThatIsToBeCancelledThoughItWasNeverDriven() {
        Run run = written();
        database.inTransaction(tx -> runs.desire(tx, run, Desired.CANCEL));
        reconciler.pass();
        seen(run, RunState.CANCELLED);
    }

    @Test
    void isOneAtATime() {
        Run run = written();
        database.doInTransaction(tx -> {
            assertThat(runs.tryReconcile(tx)).isTrue();
            reconciler.pass();
            assertThat(read(run).epoch()).isEqualTo(run.epoch());
        });
    }

    @Test
    void ingestsDatasetsThatAreNotComplete() {
        database.doInTransaction(
                tx -> new DatasetRepository().markCreating(tx, world.dataset().id()));
        reconciler.pass();
        Eventually.see(worker::ingested, uids -> uids.contains(world.dataset().uid()));
    }

    @Test
    void carriesOutABulkActionThatNobodyDrives() {
        seen(started(), RunState.COMPLETED);
        BulkAction action = database.inTransaction(tx -> bulkActions.create(
                        tx,
                        world.project(),
                        new Reviewer(world.user(), Role.OPERATOR),
                        new NewBulkAction(BulkOrder.accept("object_prefix:person"), "", null)))
                .action();
        reconciler.pass();
        BulkAction done = Eventually.see(
                () -> database.read(tx -> bulkActions.getForWorker(tx, action.id())),
                now -> now.state() == BulkState.COMPLETED);
        assertThat(done.applied()).isEqualTo(20);
    }

    @Test
    void waitsWhileTemporalIsAway() {
        temporal.close();
        Run run = written();
        reconciler.pass();
        assertThat(read(run).state()).isEqualTo(RunState.PENDING);
    }

    private Run written() {
        NewRun run = new NewRun(world.project(), world.version(), new Selection.Full(), RunKind.MANUAL, null, false);
        return database.inTransaction(tx -> runs.create(tx, run)).run();
    }

    private Run started() {
        Run run = written();
        assertThat(starter.nudge(run)).isTrue();
        return seen(run, RunState.RUNNING);
    }

    private Run seen(Run run, RunState state) {
        return Eventually.see(() -> read(run), now -> now.state() == state);
    }

    private Run read(Run run) {
        return database.read(tx -> runs.getForWorker(tx, run.id()));
    }

    private RunProgress progress(Run run) {
        return database.read(tx -> new RunReader().progress(tx, run.id()));
    }
}
