package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.image.TestPictures;
import io.autotag.run.Desired;
import io.autotag.store.AccountRepository;
import io.autotag.store.Run;
import io.autotag.store.RunRepository;
import io.autotag.store.Selection;
import io.autotag.store.Transaction;
import io.autotag.store.User;
import io.autotag.workflow.FailureType;
import io.autotag.workflow.RunActivities;
import io.autotag.workflow.RunRef;
import io.temporal.testing.TestActivityEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The activities of runs in a worker, and a run over some items. */
final class RunBench implements AutoCloseable {

    static final int ITEMS = 6;

    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private final Bench bench = Bench.with(new ColourTagger());
    private final World world = bench.plant();
    private final RunActivities activities;
    private final Run run;

    RunBench() {
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            pictures.add(TestPictures.jpeg(50 + i, 40));
        }
        world.addItems(pictures);
        environment.registerActivitiesImplementations(bench.activities().run());
        activities = environment.newActivityStub(RunActivities.class);
        run = world.createRun(new Selection.Full(), false);
    }

    Bench worker() {
        return bench;
    }

    World world() {
        return world;
    }

    RunActivities activities() {
        return activities;
    }

    /** Of all items, small. */
    Run run() {
        return run;
    }

    RunRef reference() {
        return Bench.reference(run);
    }

    /** Its chunks go to the other queue. */
    void makeLarge(Run small) {
        bench.rows().change("UPDATE run SET total = " + (RunShape.QUICK_ITEMS + 1) + " WHERE id = " + small.id());
    }

    /** Somebody steers. */
    void tune(BiConsumer<Transaction, User> change) {
        bench.database().doInTransaction(tx -> {
            User user = new AccountRepository().createUser(tx, run.orgId(), UUID.randomUUID() + "@example.org");
            change.accept(tx, user);
        });
    }

    void desire(Desired desired) {
        bench.database().doInTransaction(tx -> new RunRepository().desire(tx, run, desired));
    }

    static void assertFailure(ThrowingCallable call, FailureType type) {
        assertThatThrownBy(call)
                .satisfies(failure -> assertThat(FailureType.of(failure)).contains(type));
    }

    @Override
    public void close() {
        environment.close();
        bench.close();
    }
}
