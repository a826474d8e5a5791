package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.query.sql.SqlFragment;
import io.autotag.review.BulkState;
import io.autotag.run.Desired;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Freezing can take long; nobody who steers the action waits for it. */
final class BulkFreezeTest {

    private static final int ITEMS = 30;

    /** Longer than any steering takes: only a bound for the test. */
    private static final int SOON = 20;

    private static final int HELD = 99;

    private TestDatabase test;
    private BulkDesk bulk;
    private BulkAction action;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        bulk = new BulkDesk(new ReviewDesk(test.database(), "world", ITEMS).predicted());
        action = bulk.create(BulkOrder.accept("car 0"));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aPauseIsNotedMeanwhileAndKeptAfterwards() throws Exception {
        boolean workable = freezeWhile(() -> desire(Desired.PAUSE));
        assertThat(workable).isFalse();
        assertThat(bulk.reread(action).state()).isEqualTo(BulkState.PAUSED);
        assertThat(bulk.reread(action).matched()).isEqualTo(ITEMS);
        desire(Desired.RUN);
        assertThat(bulk.work(action).applied()).isEqualTo(ITEMS);
    }

    @Test
    void aCancelledActionNeverBegins() throws Exception {
        boolean workable = freezeWhile(() -> desire(Desired.CANCEL));
        assertThat(workable).isFalse();
        assertThat(bulk.work(action).state()).isEqualTo(BulkState.CANCELLED);
        assertThat(bulk.undo(action).undone()).isZero();
    }

    @Test
    void pausingAndResumingMeanwhileLosesNothing() throws Exception {
        boolean workable = freezeWhile(() -> {
            desire(Desired.PAUSE);
            desire(Desired.RUN);
        });
        assertThat(workable).isTrue();
        assertThat(bulk.work(action).applied()).isEqualTo(ITEMS);
    }

    @Test
    void anUndoIsAnsweredMeanwhile() throws Exception {
        freezeWhile(() -> assertThatThrownBy(() -> bulk.undo(action)).hasMessageContaining("undo is not possible"));
        assertThat(bulk.work(action).state()).isEqualTo(BulkState.COMPLETED);
    }

    @Test
    void twoWhoBeginItFreezeItOnce() throws Exception {
        CompletableFuture<Boolean> other = new CompletableFuture<>();
        freezeWhile(() -> other.completeAsync(() -> bulk.settle(action)));
        assertThat(other.get(SOON, TimeUnit.SECONDS)).isTrue();
        assertThat(bulk.work(action).matched()).isEqualTo(ITEMS);
        assertThat(bulk.desk.number("SELECT count(*) AS n FROM bulk_block")).isEqualTo(1);
    }

    /** What the settling says that froze while this was done. */
    private boolean freezeWhile(Runnable steering) throws Exception {
        BulkWork slow = new BulkWork(new BulkPorts(BulkFreezeTest::held, BulkDesk.PORTS.items()));
        return test.database()
                .inTransaction(holder -> {
                    holder.sql("SELECT pg_advisory_xact_lock(?, 1)", HELD).execute();
                    CompletableFuture<Boolean> settling = CompletableFuture.supplyAsync(
                            () -> test.database().inTransaction(tx -> slow.settle(tx, action.id())));
                    test.awaitAdvisoryWaiters(1);
                    soon(CompletableFuture.runAsync(steering));
                    assertThat(settling).isNotDone();
                    return settling;
                })
                .get(SOON, TimeUnit.SECONDS);
    }

    private static SqlFragment held(Transaction tx, long projectId, String query) {
        SqlFragment keys = BulkDesk.PORTS.predictions().predictions(tx, projectId, query);
        return SqlFragment.of("SELECT * FROM (")
                .then(keys)
                .then(") k WHERE (SELECT pg_advisory_xact_lock_shared(?, 1)) IS NOT NULL", HELD);
    }

    private void desire(Desired desired) {
        test.database().inTransaction(tx -> bulk.actions.desire(tx, action, desired));
    }

    private static void soon(CompletableFuture<Void> steering) {
        try {
            steering.get(SOON, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException failure) {
            throw new AssertionError("Steering waits for the freeze.", failure);
        }
    }
}
