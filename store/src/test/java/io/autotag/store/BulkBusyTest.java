package io.autotag.store;

import static io.autotag.review.ReviewEvent.REJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.review.BulkState;
import io.autotag.review.ReviewState;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A block waits for nobody who is at one of its predictions; what it leaves out comes at the end. */
final class BulkBusyTest {

    private static final int ITEMS = 30;

    /** Longer than any block takes: only a bound for the test. */
    private static final int SOON = 20;

    private TestDatabase test;
    private ReviewDesk desk;
    private BulkDesk bulk;
    private BulkAction action;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        desk = new ReviewDesk(test.database(), "world", ITEMS).predicted();
        bulk = new BulkDesk(desk);
        action = bulk.create(BulkOrder.accept("car 0"));
        bulk.settle(action);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void leavesOutWhatSomebodyIsAtAndComesBackForIt() {
        assertThat(whileSomebodyIsAt(desk.item(0), () -> bulk.steps(action, 1))).isEqualTo(1);
        assertThat(bulk.reread(action).applied()).isEqualTo(ITEMS - 1);
        assertThat(bulk.settle(action)).isTrue();
        assertThat(bulk.steps(action, 2)).isEqualTo(1);
        assertThat(bulk.work(action).state()).isEqualTo(BulkState.COMPLETED);
        assertThat(bulk.reread(action).applied()).isEqualTo(ITEMS);
        ReviewReplay.assertReproduces(desk);
    }

    @Test
    void whatTheyDecidedStands() {
        whileSomebodyIsAt(desk.item(0), () -> bulk.steps(action, 1));
        desk.decide(desk.item(0), desk.ana, "car", REJECT);
        BulkAction done = bulk.work(action);
        assertThat(done.applied()).isEqualTo(ITEMS - 1);
        assertThat(done.kept()).isEqualTo(1);
        assertThat(desk.suggestion(desk.item(0), "car").status()).isEqualTo(ReviewState.REJECTED);
    }

    @Test
    void anUndoComesBackToo() {
        bulk.work(action);
        desk.database.inTransaction(tx -> bulk.actions.undo(tx, action, desk.lead));
        whileSomebodyIsAt(desk.item(0), () -> bulk.steps(action, 1));
        assertThat(bulk.reread(action).undone()).isEqualTo(ITEMS - 1);
        BulkAction undone = bulk.work(action);
        assertThat(undone.state()).isEqualTo(BulkState.UNDONE);
        assertThat(undone.undone()).isEqualTo(ITEMS);
        ReviewReplay.assertReproduces(desk);
    }

    @Test
    void whoFinishesAnItemBetweenThePartsKeepsIt() {
        whileSomebodyIsAt(desk.item(0), () -> bulk.steps(action, 1));
        desk.decideAll(desk.item(1), desk.ben, REJECT, true);
        bulk.work(action);
        assertThat(bulk.undo(action).undone()).isEqualTo(ITEMS - 1);
    }

    private <T> T whileSomebodyIsAt(Item item, Supplier<T> work) {
        return test.database().inTransaction(tx -> {
            tx.sql("SELECT 1 FROM prediction WHERE item_id = ? FOR UPDATE", item.id())
                    .execute();
            return CompletableFuture.supplyAsync(work)
                    .orTimeout(SOON, TimeUnit.SECONDS)
                    .join();
        });
    }
}
