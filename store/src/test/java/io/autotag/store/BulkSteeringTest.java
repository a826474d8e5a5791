package io.autotag.store;

import static io.autotag.review.ReviewEvent.REJECT;
import static io.autotag.review.ReviewEvent.UNDO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.review.BulkState;
import io.autotag.review.ReviewState;
import io.autotag.run.Desired;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a bulk action while it goes on. */
final class BulkSteeringTest {

    private static final int ITEMS = 30;

    private TestDatabase test;
    private ReviewDesk desk;
    private BulkDesk bulk;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        desk = new ReviewDesk(test.database(), "world", ITEMS).predicted();
        bulk = new BulkDesk(desk);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void neverFallsOnPredictionsThatReplacedTheFrozenOnes() {
        BulkAction action = bulk.create(BulkOrder.accept("car 0"));
        bulk.settle(action);
        desk.force(desk.seed.version(), ReviewDesk.USUAL);
        assertThat(bulk.work(action).applied()).isZero();
    }

    @Test
    void whatChangesAfterFreezingIsKept() {
        BulkAction action = bulk.create(BulkOrder.accept("car 0"));
        bulk.settle(action);
        desk.decide(desk.item(0), desk.ana, "car", REJECT);
        desk.decide(desk.item(1), desk.ana, "car", REJECT);
        desk.decide(desk.item(1), desk.ana, "car", UNDO);
        BulkAction done = bulk.work(action);
        assertThat(done.applied()).isEqualTo(ITEMS - 2);
        assertThat(done.kept()).isEqualTo(2);
    }

    @Test
    void leasedItemsComeLastAndWaitForTheirPeople() {
        LeaseRepository leases = new LeaseRepository();
        test.database().inTransaction(tx -> leases.renew(tx, desk.seed.project(), desk.item(0), desk.ana));
        test.database().inTransaction(tx -> leases.renew(tx, desk.seed.project(), desk.item(1), desk.ben));
        test.database().inTransaction(tx -> leases.renew(tx, desk.seed.project(), desk.item(2), desk.lead));
        BulkAction action = bulk.apply(BulkOrder.accept("car 0"));
        assertThat(action.state()).isEqualTo(BulkState.RUNNING);
        assertThat(action.applied()).isEqualTo(ITEMS - 2);
        test.database().doInTransaction(tx -> leases.release(tx, desk.seed.project(), desk.item(0), desk.ana));
        later("20 seconds");
        assertThat(bulk.work(action).applied()).isEqualTo(ITEMS - 1);
        later("11 minutes");
        BulkAction done = bulk.work(action);
        assertThat(done.state()).isEqualTo(BulkState.COMPLETED);
        assertThat(done.kept()).isEqualTo(1);
        assertThat(desk.suggestion(desk.item(1), "car").status()).isEqualTo(ReviewState.PENDING);
    }

    @Test
    void pausesResumesAndIsCancelled() {
        BulkAction action = bulk.create(BulkOrder.accept("car 0"));
        desire(action, Desired.PAUSE);
        assertThat(bulk.work(action).state()).isEqualTo(BulkState.PAUSED);
        assertThat(bulk.reread(action).applied()).isZero();
        desire(action, Desired.RUN);
        assertThat(bulk.settle(action)).isTrue();
        desire(action, Desired.PAUSE);
        assertThat(bulk.steps(action, 1)).isZero();
        assertThat(bulk.settle(action)).isFalse();
        desire(action, Desired.CANCEL);
        assertThat(bulk.reread(action).state()).isEqualTo(BulkState.CANCELLED);
        assertThatThrownBy(() -> desire(action, Desired.RUN)).hasMessageContaining("cancelled");
        assertThat(bulk.undo(action).undone()).isZero();
    }

    @Test
    void aCancelledActionIsTakenBackAsFarAsItGot() {
        desk.run(desk.model("second"), ReviewDesk.USUAL);
        BulkAction action = bulk.create(BulkOrder.accept("car 0"));
        bulk.settle(action);
        assertThat(bulk.steps(action, 1)).isEqualTo(1);
        desire(action, Desired.CANCEL);
        BulkAction cancelled = bulk.work(action);
        assertThat(cancelled.applied()).isEqualTo(ITEMS).isLessThan(cancelled.matched());
        assertThat(bulk.undo(action).undone()).isEqualTo(ITEMS);
        assertThat(desk.number("SELECT count(*) AS n FROM prediction WHERE status <> 0"))
                .isZero();
    }

    @Test
    void whatWasDoneOfABlockThatPeopleHeldIsTakenBackToo() {
        LeaseRepository leases = new LeaseRepository();
        test.database().inTransaction(tx -> leases.renew(tx, desk.seed.project(), desk.item(0), desk.ana));
        BulkAction action = bulk.apply(BulkOrder.accept("car 0"));
        desire(action, Desired.CANCEL);
        assertThat(bulk.work(action).state()).isEqualTo(BulkState.CANCELLED);
        assertThat(bulk.undo(action).undone()).isEqualTo(ITEMS - 1);
        assertThat(desk.number("SELECT count(*) AS n FROM prediction WHERE status <> 0"))
                .isZero();
    }

    @Test
    void isTakenBackOnce() {
        BulkAction action = bulk.create(BulkOrder.accept("car 0"));
        assertThatThrownBy(() -> bulk.undo(action)).hasMessage("The bulk action is pending: undo is not possible.");
        bulk.work(action);
        bulk.undo(action);
        assertThatThrownBy(() -> bulk.undo(action)).hasMessage("The bulk action is undone: undo is not possible.");
    }

    @Test
    void theSameKeyIsTheSameAction() {
        BulkAction first = bulk.create(BulkOrder.accept("car 0"), "k");
        assertThat(bulk.create(BulkOrder.accept("car 0"), "k").uid()).isEqualTo(first.uid());
        assertThatThrownBy(() -> bulk.create(BulkOrders.reject("car 0"), "k")).hasMessageContaining("another");
        List<BulkAction> listed = test.database().read(tx -> bulk.actions.list(tx, desk.seed.project(), Page.first(9)));
        List<BulkAction> open = test.database().read(tx -> bulk.actions.open(tx));
        assertThat(listed).hasSize(1).isEqualTo(open);
    }

    @Test
    void aFailedActionSaysWhy() {
        BulkAction action = bulk.create(BulkOrder.accept("car 0"));
        test.database().doInTransaction(tx -> bulk.work.fail(tx, action.id(), "No."));
        test.database().doInTransaction(tx -> bulk.work.fail(tx, action.id(), "Too late."));
        assertThat(bulk.reread(action))
                .extracting(BulkAction::state, BulkAction::errorMessage)
                .containsExactly(BulkState.FAILED, "No.");
    }

    private void desire(BulkAction action, Desired desired) {
        test.database().inTransaction(tx -> bulk.actions.desire(tx, action, desired));
    }

    /** As if so much time had passed since a block was tried. */
    private void later(String interval) {
        test.database().doInTransaction(tx -> tx.sql("UPDATE bulk_block SET tried_at = tried_at - interval '" + interval
                        + "', leased_at = leased_at - interval '" + interval + "'")
                .update());
    }
}
