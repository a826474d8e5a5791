package io.autotag.store;

import static io.autotag.review.ReviewEvent.ACCEPT;
import static io.autotag.review.ReviewEvent.REJECT;
import static io.autotag.review.ReviewEvent.UNDO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.autotag.review.BulkState;
import io.autotag.review.ReviewState;
import io.autotag.run.Desired;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What bulk actions do and take back. */
final class BulkTest {

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
    void acceptsWhatIsPendingAndNothingElse() {
        desk.decide(desk.item(0), desk.ana, "car", REJECT);
        BulkAction action = bulk.apply(BulkOrder.accept("car 0.5"));
        assertThat(action.state()).isEqualTo(BulkState.COMPLETED);
        assertThat(action.matched()).isEqualTo(ITEMS - 1);
        assertThat(action.applied()).isEqualTo(ITEMS - 1);
        assertThat(action.kept()).isZero();
        assertThat(desk.suggestion(desk.item(0), "car").status()).isEqualTo(ReviewState.REJECTED);
        assertThat(desk.suggestion(desk.item(1), "car").status()).isEqualTo(ReviewState.ACCEPTED);
        assertThat(desk.bundle(desk.item(1)).annotations())
                .extracting(StoredAnnotation::label, StoredAnnotation::box, StoredAnnotation::createdBy)
                .containsExactly(tuple("car", ReviewDesk.BOX, "lead@world"));
        assertThat(desk.number("SELECT count(*) AS n FROM project_item WHERE state = 'reviewed'"))
                .isZero();
        ReviewReplay.assertReproduces(desk);
    }

    @Test
    void takesBackExactlyWhatItDidAndListsWhatItKept() {
        BulkAction action = bulk.apply(BulkOrder.accept("car 0.5"));
        desk.decide(desk.item(3), desk.ana, "car", UNDO);
        desk.decideAll(desk.item(4), desk.ben, ACCEPT, true);
        BulkAction undone = bulk.undo(action);
        assertThat(undone.state()).isEqualTo(BulkState.UNDONE);
        assertThat(undone.applied()).isEqualTo(ITEMS);
        assertThat(undone.undone()).isEqualTo(ITEMS - 2);
        assertThat(undone.undoActor()).isEqualTo("lead@world");
        assertThat(bulk.kept(undone))
                .extracting(ReviewConflict::uid, ReviewConflict::now, ReviewConflict::by)
                .containsExactly(
                        tuple(desk.suggestion(desk.item(3), "car").key().uid(), "pending", "world@example.org"),
                        tuple(desk.suggestion(desk.item(4), "car").key().uid(), "accepted", "ben@world"));
        assertThat(desk.bundle(desk.item(5)).annotations()).isEmpty();
        ReviewReplay.assertReproduces(desk);
    }

    @Test
    void anUndoOfEverythingLeavesTheTablesAsTheyWere() {
        for (BulkOrder order :
                List.of(BulkOrder.accept("* 0"), BulkOrder.reject("* -1"), BulkOrder.relabel("dog -1", "person"))) {
            List<String> before = tables();
            BulkAction action = bulk.apply(order);
            assertThat(tables()).isNotEqualTo(before);
            assertThat(bulk.undo(action).undone()).isEqualTo(action.applied()).isPositive();
            assertThat(tables()).isEqualTo(before);
            ReviewReplay.assertReproduces(desk);
        }
    }

    @Test
    void resettingIsTakenBackWithTheAnnotationsThatWereThere() {
        desk.decide(desk.item(0), desk.ana, "car", ACCEPT);
        desk.save(
                desk.item(1),
                desk.ana,
                ReviewSave.of(List.of(desk.modification(desk.item(1), "car", "dog", null)), false));
        desk.decide(desk.item(2), desk.ana, "car", REJECT);
        List<String> before = tables();
        List<String> uids = uids();
        BulkAction reset = bulk.apply(BulkOrder.reset("car -1"));
        assertThat(reset.applied()).isEqualTo(3);
        assertThat(uids()).isEmpty();
        assertThat(bulk.undo(reset).undone()).isEqualTo(3);
        assertThat(tables()).isEqualTo(before);
        assertThat(uids()).isEqualTo(uids);
        ReviewReplay.assertReproduces(desk);
    }

    @Test
    void relabelsToALabelOfTheTaxonomyOnly() {
        assertThatThrownBy(() -> bulk.create(BulkOrder.relabel("car 0", "unicorn")))
                .hasMessageContaining("taxonomy");
        bulk.apply(BulkOrder.relabel("car 0", "dog"));
        assertThat(desk.suggestion(desk.item(0), "car").status()).isEqualTo(ReviewState.MODIFIED);
        assertThat(desk.bundle(desk.item(0)).annotations())
                .extracting(StoredAnnotation::label, StoredAnnotation::source)
                .containsExactly(tuple("dog", AnnotationSource.MODIFIED));
    }

    @Test
    void leavesIgnoredLabelsAlone() {
        BulkAction frozen = bulk.create(BulkOrder.accept("car 0"));
        bulk.settle(frozen);
        test.database().doInTransaction(tx -> new TaxonomyRepository()
                .map(tx, desk.seed.project(), desk.seed.version(), new LabelMapping("car", null)));
        assertThat(bulk.work(frozen).kept()).isEqualTo(ITEMS);
        assertThat(bulk.apply(BulkOrder.accept("car 0")).matched()).isZero();
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
    void neverFallsOnPredictionsThatReplacedTheFrozenOnes() {
        BulkAction action = bulk.create(BulkOrder.accept("car 0"));
        bulk.settle(action);
        desk.force(desk.seed.version(), ReviewDesk.USUAL);
        assertThat(bulk.work(action).applied()).isZero();
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
        desk.run(model("second"), ReviewDesk.USUAL);
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
    void isTakenBackOnce() {
        BulkAction action = bulk.create(BulkOrder.accept("car 0"));
        assertThatThrownBy(() -> bulk.undo(action)).hasMessage("The bulk action is pending: undo is not possible.");
        bulk.work(action);
        bulk.undo(action);
        assertThatThrownBy(() -> bulk.undo(action)).hasMessage("The bulk action is undone: undo is not possible.");
    }

    @Test
    void aLaterActionProtectsItsWorkFromTheUndoOfAnEarlierOne() {
        BulkAction first = bulk.apply(BulkOrder.accept("car 0"));
        BulkAction reset = bulk.apply(BulkOrder.reset("car 0"));
        assertThat(bulk.undo(first).undone()).isZero();
        assertThat(bulk.undo(reset).undone()).isEqualTo(ITEMS);
        assertThat(desk.suggestion(desk.item(0), "car").status()).isEqualTo(ReviewState.ACCEPTED);
        ReviewReplay.assertReproduces(desk);
    }

    @Test
    void editingAnAnnotationProtectsItFromTheUndo() {
        BulkAction action = bulk.apply(BulkOrder.accept("car 0"));
        StoredAnnotation annotation = desk.bundle(desk.item(0)).annotations().get(0);
        desk.save(
                desk.item(0),
                desk.ana,
                ReviewDesk.changed(new AnnotationChange(annotation.uid(), 0, null, null, Map.of())));
        assertThat(bulk.undo(action).undone()).isEqualTo(ITEMS - 1);
        assertThat(desk.bundle(desk.item(0)).annotations()).hasSize(1);
        ReviewReplay.assertReproduces(desk);
    }

    @Test
    void aConflictNamesWhoActedInBulk() {
        Decision mine = desk.decision(desk.item(0), "car", REJECT);
        bulk.apply(BulkOrder.accept("car 0"));
        assertThatThrownBy(() -> desk.save(desk.item(0), desk.ana, ReviewSave.of(List.of(mine), false)))
                .hasMessageContaining("accepted by now: lead@world");
    }

    @Test
    void addsItemsToASliceAndTakesOutOnlyThose() {
        Slice slice = slice(5);
        BulkAction action = bulk.apply(BulkOrder.addToSlice("car 0", slice.uid()));
        assertThat(action.matched()).isEqualTo(ITEMS);
        assertThat(action.applied()).isEqualTo(ITEMS - 5);
        assertThat(items(slice)).isEqualTo(ITEMS);
        assertThat(bulk.undo(action).undone()).isEqualTo(ITEMS - 5);
        assertThat(items(slice)).isEqualTo(5);
    }

    @Test
    void deletesWhatNobodyDecidedOfARun() {
        Run run = desk.run(model("second"), ReviewDesk.USUAL);
        desk.save(
                desk.item(0),
                desk.ana,
                ReviewSave.of(
                        desk.bundle(desk.item(0)).suggestions().stream()
                                .filter(suggestion -> suggestion.runUid().equals(run.uid()))
                                .limit(1)
                                .map(suggestion -> Decision.of(suggestion.key(), suggestion.seen(), ACCEPT))
                                .toList(),
                        false));
        BulkAction action = bulk.apply(BulkOrder.deleteRun(run.uid()));
        assertThat(action.applied()).isEqualTo(ITEMS * 4L - 1);
        assertThat(desk.number("SELECT count(*) AS n FROM prediction WHERE run_id = " + run.id()))
                .isEqualTo(1);
        assertThat(desk.number("SELECT count(*) AS n FROM set_item WHERE run_id = " + run.id()))
                .isEqualTo(1);
        assertThatThrownBy(() -> bulk.undo(action)).hasMessageContaining("run the model again");
        assertThat(new Tagging(test.database()).begin(desk.seed).total()).isEqualTo(ITEMS);
        ReviewReplay.assertReproduces(desk);
    }

    @Test
    void refusesToDeleteARunThatGoesOn() {
        Run run = new Tagging(test.database()).begin(desk.seed);
        assertThatThrownBy(() -> bulk.create(BulkOrder.deleteRun(run.uid()))).hasMessageContaining("cancel it");
    }

    @Test
    void hidesAModelVersionAndShowsItAgain() {
        String version = desk.seed.version().uid();
        assertThat(preview(BulkOrder.hideVersion(version)).matched()).isEqualTo(1);
        BulkAction action = bulk.apply(BulkOrder.hideVersion(version));
        assertThat(action.applied()).isEqualTo(1);
        assertThat(desk.bundle(desk.item(0)).suggestions()).isEmpty();
        assertThat(bulk.undo(action).undone()).isEqualTo(1);
        assertThat(desk.bundle(desk.item(0)).suggestions()).hasSize(4);
    }

    @Test
    void aDryRunCountsByLabelAndBandAndShowsSome() {
        desk.decide(desk.item(0), desk.ana, "car", REJECT);
        BulkPreview preview = preview(BulkOrder.accept("* -1"));
        assertThat(preview.matched()).isEqualTo(ITEMS * 4L - 1);
        assertThat(preview.counts())
                .containsExactly(
                        new BulkCount("bicycle", Level.OBJECT, Band.NEGATIVE, ITEMS),
                        new BulkCount("dog", Level.OBJECT, Band.LOW, ITEMS),
                        new BulkCount("person", Level.IMAGE, Band.MEDIUM, ITEMS),
                        new BulkCount("car", Level.OBJECT, Band.HIGH, ITEMS - 1));
        assertThat(preview.sample()).hasSize(12).doesNotHaveDuplicates();
        assertThat(preview.sample()).extracting(PredictionKey::itemId).hasSizeGreaterThan(6);
        assertThat(preview(BulkOrder.addToSlice("car 0", slice(1).uid())).matched())
                .isEqualTo(ITEMS);
        assertThat(preview(BulkOrder.reset("* -1")).matched()).isEqualTo(1);
    }

    @Test
    void refusesOrdersThatMakeNoSense() {
        assertThatThrownBy(() -> bulk.create(BulkOrder.accept("one two three"))).hasMessageContaining("Unknown words");
        assertThatThrownBy(() -> BulkOrder.accept(" ")).hasMessageContaining("needs a query");
        assertThatThrownBy(() -> new BulkOrder(BulkKind.DELETE_RUN, "car 0", "x"))
                .hasMessageContaining("no query");
        assertThatThrownBy(() -> new BulkOrder(BulkKind.ACCEPT, "car 0", "x")).hasMessageContaining("no target");
        assertThatThrownBy(() -> BulkOrder.relabel("car 0", "")).hasMessageContaining("target");
    }

    @Test
    void theSameKeyIsTheSameAction() {
        BulkAction first = bulk.create(BulkOrder.accept("car 0"), "k");
        assertThat(bulk.create(BulkOrder.accept("car 0"), "k").uid()).isEqualTo(first.uid());
        assertThatThrownBy(() -> bulk.create(BulkOrder.reject("car 0"), "k")).hasMessageContaining("another");
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

    private ModelVersion model(String name) {
        return test.database().inTransaction(tx -> Seed.addModel(tx, desk.seed.organisation(), name));
    }

    private Slice slice(int items) {
        List<String> uids =
                IntStream.range(0, items).mapToObj(n -> desk.item(n).uid()).toList();
        NewSlice wanted = new NewSlice(
                desk.seed.organisation().id(),
                "me",
                "slice" + items,
                "slice" + items,
                Visibility.PRIVATE,
                List.of(SliceSource.someItems(desk.seed.dataset().uid(), uids)),
                null,
                "[]");
        return test.database().inTransaction(tx -> new SliceRepository().create(tx, wanted));
    }

    private long items(Slice slice) {
        long counted = test.database()
                .read(tx -> new SliceRepository().get(tx, slice.orgId(), slice.uid()))
                .itemCount();
        assertThat(desk.number("SELECT count(*) AS n FROM slice_item WHERE slice_id = " + slice.id()))
                .isEqualTo(counted);
        return counted;
    }

    private BulkPreview preview(BulkOrder order) {
        return test.database().read(tx -> bulk.actions.preview(tx, desk.seed.project(), order));
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

    /** All statuses and live annotations, without their versions. */
    private List<String> tables() {
        return desk.texts(
                """
                SELECT concat_ws(' ', set_id, item_id, seq, status, action_id) AS line FROM prediction
                UNION ALL SELECT concat_ws(' ', 'annotation', item_id, label_id, x, y, w, h, source, src_set, src_seq)
                FROM annotation WHERE deleted_at IS NULL ORDER BY 1""");
    }

    private List<String> uids() {
        return desk.texts("SELECT uid AS line FROM annotation WHERE deleted_at IS NULL ORDER BY 1");
    }
}
