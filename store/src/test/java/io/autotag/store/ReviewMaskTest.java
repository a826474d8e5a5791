package io.autotag.store;

import static io.autotag.review.ReviewEvent.ACCEPT;
import static io.autotag.review.ReviewEvent.UNDO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a model's mask when people decide on its box. */
final class ReviewMaskTest {

    private static final Box OTHER = new Box(12, 22, 90, 40);

    private TestDatabase test;
    private ReviewDesk desk;
    private Item item;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        desk = new ReviewDesk(test.database(), "world", 3).predicted();
        item = desk.item(0);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void theEditorSeesTheMasksThatThereAre() {
        assertThat(desk.suggestion(item, "car").mask()).isEqualTo(ReviewDesk.MASK);
        assertThat(desk.suggestion(item, "dog").mask()).isNull();
    }

    @Test
    void acceptingCopiesTheMask() {
        desk.decide(item, desk.ana, "car", ACCEPT);
        assertThat(annotation().mask()).isEqualTo(ReviewDesk.MASK);
        assertThat(desk.suggestion(item, "car").mask()).isEqualTo(ReviewDesk.MASK);
    }

    @Test
    void anotherLabelKeepsTheMaskAndAnotherBoxDropsIt() {
        modify("dog", null);
        assertThat(annotation().mask()).isEqualTo(ReviewDesk.MASK);
        modify("dog", ReviewDesk.BOX);
        assertThat(annotation().mask()).isEqualTo(ReviewDesk.MASK);
        modify(null, OTHER);
        assertThat(annotation().mask()).isNull();
        modify("person", null);
        assertThat(annotation().mask()).isNull();
    }

    @Test
    void theModelsBoxBringsItsMaskBack() {
        modify(null, OTHER);
        modify(null, ReviewDesk.BOX);
        assertThat(annotation().mask()).isEqualTo(ReviewDesk.MASK);
        modify(null, OTHER);
        desk.decide(item, desk.ana, "car", ACCEPT);
        assertThat(annotation().mask()).isEqualTo(ReviewDesk.MASK);
        desk.decide(item, desk.ana, "car", UNDO);
        desk.decide(item, desk.ben, "car", ACCEPT);
        assertThat(annotation().mask()).isEqualTo(ReviewDesk.MASK);
    }

    @Test
    void changesOfTheAnnotationGoTheSameWay() {
        desk.decide(item, desk.ana, "car", ACCEPT);
        change(null, null, Map.of());
        change("dog", null, null);
        assertThat(annotation().mask()).isEqualTo(ReviewDesk.MASK);
        change(null, OTHER, null);
        assertThat(annotation().mask()).isNull();
        change(null, null, Map.of());
        assertThat(annotation().mask()).isNull();
        change(null, ReviewDesk.BOX, null);
        assertThat(annotation().mask()).isEqualTo(ReviewDesk.MASK);
    }

    @Test
    void anAnnotationOutlivesItsPredictionWithItsMask() {
        desk.decide(item, desk.ana, "car", ACCEPT);
        desk.database.doInTransaction(tx ->
                tx.sql("DELETE FROM prediction WHERE item_id = ?", item.id()).update());
        change("dog", null, null);
        assertThat(annotation().mask()).isEqualTo(ReviewDesk.MASK);
        change(null, OTHER, null);
        assertThat(annotation().mask()).isNull();
    }

    @Test
    void bulkActionsCopyTheMaskAndBringItBack() {
        BulkDesk bulk = new BulkDesk(desk);
        BulkAction accepted = bulk.apply(BulkOrder.accept("car 0"));
        assertThat(annotation().mask()).isEqualTo(ReviewDesk.MASK);
        BulkAction reset = bulk.apply(BulkOrders.reset("car -1"));
        bulk.undo(reset);
        assertThat(annotation().mask()).isEqualTo(ReviewDesk.MASK);
        bulk.undo(accepted);
        bulk.apply(BulkOrders.reset("car -1"));
        bulk.apply(BulkOrders.relabel("car 0", "dog"));
        assertThat(annotation().mask()).isEqualTo(ReviewDesk.MASK);
        Lineage lineage = desk.database.read(tx ->
                new LineageReader().read(tx, desk.seed.project(), annotation().uid()));
        assertThat(lineage.annotation().mask()).isEqualTo(ReviewDesk.MASK);
    }

    private StoredAnnotation annotation() {
        List<StoredAnnotation> all = desk.bundle(item).annotations();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private void modify(@Nullable String label, @Nullable Box box) {
        desk.save(item, desk.ana, ReviewSave.of(List.of(desk.modification(item, "car", label, box)), false));
    }

    private void change(@Nullable String label, @Nullable Box box, @Nullable Map<String, Object> attributes) {
        StoredAnnotation now = annotation();
        desk.save(
                item,
                desk.ana,
                ReviewDesk.changed(new AnnotationChange(now.uid(), now.version(), label, box, attributes)));
    }
}
