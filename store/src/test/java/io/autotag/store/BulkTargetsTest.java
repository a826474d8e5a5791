package io.autotag.store;

import static io.autotag.review.ReviewEvent.ACCEPT;
import static io.autotag.review.ReviewEvent.REJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bulk actions on slices, runs and model versions, and what is said before they are begun. */
final class BulkTargetsTest {

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
    void addsItemsToASliceAndTakesOutOnlyThose() {
        Slice slice = slice(5);
        BulkAction action = bulk.apply(BulkOrders.addToSlice("car 0", slice.uid()));
        assertThat(action.matched()).isEqualTo(ITEMS);
        assertThat(action.applied()).isEqualTo(ITEMS - 5);
        assertThat(items(slice)).isEqualTo(ITEMS);
        assertThat(bulk.undo(action).undone()).isEqualTo(ITEMS - 5);
        assertThat(items(slice)).isEqualTo(5);
    }

    @Test
    void deletesWhatNobodyDecidedOfARun() {
        Run run = desk.run(desk.model("second"), ReviewDesk.USUAL);
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
        BulkAction action = bulk.apply(BulkOrders.deleteRun(run.uid()));
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
    void deletesTheEmbeddingsOfARunWithTheirClaims() {
        EmbeddingDesk eye = new EmbeddingDesk(test.database());
        ModelVersion version = eye.addModel(desk.seed.organisation(), "eye");
        Run run = eye.run(desk.seed.project(), version, false, item -> new double[] {1, 0});
        assertThat(preview(BulkOrders.deleteRun(run.uid())).matched()).isEqualTo(ITEMS);

        BulkAction action = bulk.apply(BulkOrders.deleteRun(run.uid()));
        assertThat(action.matched()).isEqualTo(ITEMS);
        assertThat(action.applied()).isEqualTo(ITEMS);
        assertThat(embeddings()).isZero();
        assertThat(history(action)).singleElement().satisfies(entry -> {
            assertThat(entry.keys()).isEqualTo(ITEMS);
            assertThat(entry.predictions()).isEmpty();
        });
        assertThat(eye.run(desk.seed.project(), version, false, item -> new double[] {0, 1})
                        .total())
                .isEqualTo(ITEMS);
        assertThat(embeddings()).isEqualTo(ITEMS);
    }

    @Test
    void leavesTheEmbeddingsThatAnotherRunHasWrittenSince() {
        EmbeddingDesk eye = new EmbeddingDesk(test.database());
        ModelVersion version = eye.addModel(desk.seed.organisation(), "eye");
        Run first = eye.run(desk.seed.project(), version, false, item -> new double[] {1, 0});
        BulkAction action = bulk.create(BulkOrders.deleteRun(first.uid()));
        bulk.settle(action);
        eye.run(desk.seed.project(), version, true, item -> new double[] {0, 1});

        assertThat(bulk.work(action).applied()).isZero();
        assertThat(embeddings()).isEqualTo(ITEMS);
    }

    @Test
    void refusesToDeleteARunThatGoesOn() {
        Run run = new Tagging(test.database()).begin(desk.seed);
        assertThatThrownBy(() -> bulk.create(BulkOrders.deleteRun(run.uid()))).hasMessageContaining("cancel it");
    }

    @Test
    void hidesAModelVersionAndShowsItAgain() {
        String version = desk.seed.version().uid();
        assertThat(preview(BulkOrders.hideVersion(version)).matched()).isEqualTo(1);
        BulkAction action = bulk.apply(BulkOrders.hideVersion(version));
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
        assertThat(preview.sample())
                .extracting(example -> example.prediction().itemId())
                .hasSizeGreaterThan(6);
        assertThat(preview.sample()).extracting(BulkExample::label).isSubsetOf(Seed.LABELS);
        assertThat(preview(BulkOrders.addToSlice("car 0", slice(1).uid())).matched())
                .isEqualTo(ITEMS);
        assertThat(preview(BulkOrders.reset("* -1")).matched()).isEqualTo(1);
    }

    @Test
    void refusesOrdersThatMakeNoSense() {
        assertThatThrownBy(() -> bulk.create(BulkOrder.accept("one two three"))).hasMessageContaining("Unknown words");
        assertThatThrownBy(() -> BulkOrder.accept(" ")).hasMessageContaining("needs a query");
        assertThatThrownBy(() -> new BulkOrder(BulkKind.DELETE_RUN, "car 0", "x"))
                .hasMessageContaining("no query");
        assertThatThrownBy(() -> new BulkOrder(BulkKind.ACCEPT, "car 0", "x")).hasMessageContaining("no target");
        assertThatThrownBy(() -> BulkOrders.relabel("car 0", "")).hasMessageContaining("target");
    }

    @Test
    void nothingIsAddedToASavedQuery() {
        NewSavedQuery saved =
                new NewSavedQuery(desk.seed.project(), "me", "Cars", "cars", Visibility.PRIVATE, "object_prefix:car");
        Slice slice = test.database().inTransaction(tx -> new SliceRepository().create(tx, saved));
        assertThatThrownBy(() -> bulk.create(BulkOrders.addToSlice("car 0", slice.uid())))
                .hasMessageContaining("\"Cars\" is a saved query");
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

    private long embeddings() {
        return desk.number("SELECT count(*) AS n FROM item_embedding");
    }

    private List<HistoryEntry> history(BulkAction action) {
        HistoryFilter filter = new HistoryFilter(null, null, action.uid(), null, null, null);
        return test.database().read(tx -> new HistoryReader().list(tx, desk.seed.project(), filter, Page.first(10)));
    }

    private BulkPreview preview(BulkOrder order) {
        return test.database().read(tx -> bulk.actions.preview(tx, desk.seed.project(), order));
    }
}
