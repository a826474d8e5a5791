package io.autotag.store;

import static io.autotag.review.ReviewEvent.ACCEPT;
import static io.autotag.review.ReviewEvent.REJECT;
import static io.autotag.review.ReviewEvent.UNDO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.autotag.review.BulkState;
import io.autotag.review.ReviewState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What bulk actions do to predictions, and take back. */
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
    void saysOfWhichItemsPredictionsAndAnnotationsChanged() {
        long before = desk.number("SELECT count(*) AS n FROM change_log");
        bulk.apply(BulkOrder.accept("car 0.5"));
        assertThat(desk.texts("SELECT set_id || ' ' || cardinality(item_ids) AS line FROM change_log"
                        + " ORDER BY xid, set_id DESC OFFSET " + before))
                .containsExactly(desk.suggestion(desk.item(0), "car").key().setId() + " " + ITEMS, "-1 " + ITEMS);
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
                List.of(BulkOrder.accept("* 0"), BulkOrders.reject("* -1"), BulkOrders.relabel("dog -1", "person"))) {
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
        BulkAction reset = bulk.apply(BulkOrders.reset("car -1"));
        assertThat(reset.applied()).isEqualTo(3);
        assertThat(uids()).isEmpty();
        assertThat(bulk.undo(reset).undone()).isEqualTo(3);
        assertThat(tables()).isEqualTo(before);
        assertThat(uids()).isEqualTo(uids);
        ReviewReplay.assertReproduces(desk);
    }

    @Test
    void relabelsToALabelOfTheTaxonomyOnly() {
        assertThatThrownBy(() -> bulk.create(BulkOrders.relabel("car 0", "unicorn")))
                .hasMessageContaining("taxonomy");
        bulk.apply(BulkOrders.relabel("car 0", "dog"));
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
    void aLaterActionProtectsItsWorkFromTheUndoOfAnEarlierOne() {
        BulkAction first = bulk.apply(BulkOrder.accept("car 0"));
        BulkAction reset = bulk.apply(BulkOrders.reset("car 0"));
        BulkAction undone = bulk.undo(first);
        assertThat(undone.undone()).isZero();
        assertThat(bulk.kept(undone)).hasSize(ITEMS).allSatisfy(one -> {
            assertThat(one.by()).isEqualTo("lead@world");
            assertThat(one.at()).isNotNull();
        });
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

    /** All statuses and live annotations, without their versions. */
    private List<String> tables() {
        return desk.texts(
                """
                SELECT concat_ws(' ', set_id, item_id, seq, status, action_id) AS line FROM prediction
                UNION ALL SELECT concat_ws(' ', 'annotation', item_id, label_id, x, y, w, h, geometry, source, src_set,
                                           src_seq)
                FROM annotation WHERE deleted_at IS NULL ORDER BY 1""");
    }

    private List<String> uids() {
        return desk.texts("SELECT uid AS line FROM annotation WHERE deleted_at IS NULL ORDER BY 1");
    }
}
