package io.autotag.api.run;

import io.autotag.run.RunState;
import io.autotag.store.Database;
import io.autotag.store.NewRun;
import io.autotag.store.Page;
import io.autotag.store.Run;
import io.autotag.store.RunKind;
import io.autotag.store.RunProgress;
import io.autotag.store.RunReader;
import io.autotag.store.RunRepository;
import io.autotag.store.Seed;
import io.autotag.store.Selection;
import io.autotag.store.TestDatabase;
import io.autotag.temporal.TemporalServer;
import java.util.List;
import java.util.Optional;

/** What drives runs, all of it real but for the models: a world in a database of its own, Temporal, a worker. */
final class RunBench implements AutoCloseable {

    private final TestDatabase test = TestDatabase.create();
    private final RunRepository runs = new RunRepository();
    private final TestTemporal temporal = TestTemporal.start();
    private final TemporalLink link =
            TemporalLink.to(TemporalServer.open(temporal.address(), "default"), Optional.empty());
    private final RunStarter starter = new RunStarter(link, test.database());
    private final Seed world;
    private TestWorker worker;

    /** @param items of the world's dataset */
    RunBench(int items) {
        world = Seed.plant(test.database(), "world", items);
        worker = TestWorker.start(temporal.address(), test.database());
    }

    Database database() {
        return test.database();
    }

    Seed world() {
        return world;
    }

    TestTemporal temporal() {
        return temporal;
    }

    TestWorker worker() {
        return worker;
    }

    TemporalLink link() {
        return link;
    }

    RunStarter starter() {
        return starter;
    }

    ScanCaller scans() {
        return new ScanCaller(link);
    }

    IngestCaller ingests() {
        return new IngestCaller(link);
    }

    BulkStarter bulks() {
        return new BulkStarter(link);
    }

    /** Temporal comes up again, knowing nothing, and with it a worker. */
    void loseTemporal() {
        worker.close();
        temporal.comeUp();
        worker = TestWorker.start(temporal.address(), database());
        untilReachable();
    }

    void untilReachable() {
        Eventually.see(link::isReachable, reachable -> reachable);
    }

    /** A run over everything that stands in the database and nowhere else. */
    Run written() {
        NewRun run = new NewRun(world.project(), world.version(), new Selection.Full(), RunKind.MANUAL, null, false);
        return database().inTransaction(tx -> runs.create(tx, run)).run();
    }

    Run read(Run run) {
        return database().read(tx -> runs.getForWorker(tx, run.id()));
    }

    /** The project's runs, newest first. */
    List<Run> all() {
        return database().read(tx -> runs.list(tx, world.project(), Page.first(10)));
    }

    /** Waits until the run is in the state. */
    Run seen(Run run, RunState state) {
        return Eventually.see(() -> read(run), now -> now.state() == state);
    }

    RunProgress progress(Run run) {
        return database().read(tx -> new RunReader().progress(tx, run.id()));
    }

    long count(String fromWhere) {
        return database()
                .read(tx -> tx.sql("SELECT count(*) AS n FROM " + fromWhere).one(row -> row.number("n")));
    }

    /** Lets updates of runs to rows like these fail as if the database were away. */
    void failUpdatesOfRuns(String newRow) {
        database().doInTransaction(tx -> {
            tx.sql("CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS"
                            + " $$ BEGIN RAISE EXCEPTION USING ERRCODE = '57P03'; END $$")
                    .execute();
            tx.sql("CREATE TRIGGER fail BEFORE UPDATE ON run FOR EACH ROW WHEN (" + newRow
                            + ") EXECUTE FUNCTION fail()")
                    .execute();
        });
    }

    @Override
    public void close() {
        worker.close();
        link.close();
        temporal.close();
        test.close();
    }
}
