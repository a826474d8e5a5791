package io.autotag.store;

import static io.autotag.review.ReviewEvent.ACCEPT;
import static io.autotag.review.ReviewEvent.REJECT;
import static io.autotag.review.ReviewEvent.UNDO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.autotag.blob.Digests;
import io.autotag.review.AttributeRule;
import io.autotag.review.AttributeRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log, where annotations come from, and what is counted from it. */
final class HistoryTest {

    private static final HistoryFilter ALL = new HistoryFilter(null, null, null, null, null, null);

    private TestDatabase test;
    private ReviewDesk desk;
    private BulkDesk bulk;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        desk = new ReviewDesk(test.database(), "world", 4).predicted();
        bulk = new BulkDesk(desk);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void tellsOfAnItemWhatPeopleAndBulkActionsDid() {
        Item item = desk.item(0);
        desk.decide(item, desk.ana, "car", REJECT);
        desk.decide(item, desk.ben, "car", UNDO);
        BulkAction action = bulk.apply(BulkOrder.accept("car 0"));
        desk.decide(desk.item(1), desk.ben, "dog", ACCEPT);
        List<HistoryEntry> history = history(ofItem(item));
        PredictionKey car = desk.suggestion(item, "car").key();
        assertThat(history)
                .extracting(HistoryEntry::kind, HistoryEntry::actor, HistoryEntry::predictions, HistoryEntry::keys)
                .containsExactly(
                        tuple("accept", "lead@world", List.of(car), 4L),
                        tuple("undo", "ben@world", List.of(car), 1L),
                        tuple("item", "world@example.org", List.of(), 1L),
                        tuple("reject", "world@example.org", List.of(car), 1L));
        assertThat(history.get(0).actionUid()).isEqualTo(action.uid());
        assertThat(history.get(0).after()).isEqualTo("{\"status\": \"accepted\"}");
    }

    @Test
    void isReadByPersonKindActionAndTime() {
        Instant before = Instant.now().minusSeconds(60);
        desk.decide(desk.item(0), desk.ana, "car", ACCEPT);
        desk.decide(desk.item(1), desk.ben, "car", REJECT);
        BulkAction action = bulk.apply(BulkOrder.accept("car 0"));
        bulk.undo(action);
        assertThat(history(new HistoryFilter(null, desk.ben.id(), null, null, null, null)))
                .extracting(HistoryEntry::kind)
                .containsExactly("item", "reject");
        assertThat(history(new HistoryFilter(null, null, null, "reject", null, null)))
                .hasSize(1);
        assertThat(history(new HistoryFilter(null, null, action.uid(), null, null, null)))
                .extracting(HistoryEntry::kind, HistoryEntry::keys)
                .containsExactly(tuple("take_back", 2L), tuple("accept", 2L));
        assertThat(history(new HistoryFilter(
                        null, null, null, null, before, Instant.now().plusSeconds(60))))
                .hasSize(6);
        assertThat(history(new HistoryFilter(null, null, null, null, null, before)))
                .isEmpty();
    }

    @Test
    void continuesPageByPage() {
        desk.decide(desk.item(0), desk.ana, "car", ACCEPT);
        desk.decide(desk.item(1), desk.ana, "car", ACCEPT);
        List<HistoryEntry> all = history(ALL);
        List<HistoryEntry> rest = test.database().read(tx -> new HistoryReader()
                .list(tx, desk.seed.project(), ALL, Page.after(all.get(1).id(), 10)));
        assertThat(rest).isEqualTo(all.subList(2, 4));
    }

    @Test
    void anotherProjectHasAnotherHistory() {
        desk.decide(desk.item(0), desk.ana, "car", ACCEPT);
        ReviewDesk stranger = new ReviewDesk(test.database(), "strange", 1);
        assertThat(test.database().<List<HistoryEntry>>read(tx -> new HistoryReader()
                        .list(tx, stranger.seed.project(), ofItem(desk.item(0)), Page.first(10))))
                .isEmpty();
    }

    @Test
    void anAnnotationKnowsItsOriginDownToTheBytes() {
        Item item = desk.item(0);
        bulk.apply(BulkOrder.accept("car 0"));
        StoredAnnotation annotation = desk.bundle(item).annotations().get(0);
        desk.save(item, desk.ana, ReviewDesk.changed(new AnnotationChange(annotation.uid(), 0, "dog", null, null)));
        Lineage lineage = lineage(annotation.uid());
        assertThat(lineage.imageSha256()).isEqualTo(item.blobSha256());
        assertThat(lineage.itemUid()).isEqualTo(item.uid());
        assertThat(lineage.annotation().label()).isEqualTo("dog");
        assertThat(lineage.history())
                .extracting(HistoryEntry::kind, HistoryEntry::actor)
                .containsExactly(tuple("modify", "world@example.org"), tuple("accept", "lead@world"));
        Lineage.Origin origin = lineage.origin();
        assertThat(origin).isNotNull();
        assertThat(origin.modelSha256()).isEqualTo(desk.seed.version().blobSha256());
        assertThat(origin.cardYaml()).isEqualTo(desk.seed.version().cardYaml());
        assertThat(origin.modelLabel()).isEqualTo("car");
        assertThat(origin.score()).isEqualTo(0.9f);
        assertThat(origin.confidence()).isEqualTo(0.95f);
        assertThat(origin.runUid()).isEqualTo(desk.suggestion(item, "car").runUid());
    }

    @Test
    void anAnnotationThatWasDrawnOrRemovedHasALineageToo() {
        Item item = desk.item(0);
        String uid = desk.save(item, desk.ana, ReviewDesk.added(new NewAnnotation("dog", null, Map.of())))
                .added()
                .get(0);
        desk.save(item, desk.ben, ReviewDesk.removed(new AnnotationRemoval(uid, 0)));
        Lineage lineage = lineage(uid);
        assertThat(lineage.origin()).isNull();
        assertThat(lineage.removedAt()).isNotNull();
        assertThat(lineage.history()).extracting(HistoryEntry::kind).containsExactly("remove", "add");
        assertThatThrownBy(() -> lineage("unknown")).hasMessageContaining("no such annotation");
    }

    @Test
    void keepsAttributesAndMasksAsTheyWereAndAsTheyAre() {
        Item item = desk.item(0);
        AttributeRules rules = new AttributeRules(List.of(AttributeRule.number("doors", 2.0, 5.0)));
        test.database().doInTransaction(tx -> new TaxonomyRepository()
                .put(tx, desk.seed.project(), new ProjectLabel("car", "#ff0000", null, rules)));
        Suggestion car = desk.suggestion(item, "car");
        Decision accept = new Decision(car.key(), car.seen(), ACCEPT, null, null, Map.of("doors", 4));
        desk.save(item, desk.ana, ReviewSave.of(List.of(accept), false));
        String uid = desk.bundle(item).annotations().get(0).uid();
        desk.save(item, desk.ben, ReviewDesk.changed(new AnnotationChange(uid, 0, null, null, Map.of("doors", 2.50))));
        desk.save(item, desk.ana, ReviewDesk.changed(new AnnotationChange(uid, 1, null, new Box(1, 2, 3, 4), null)));
        desk.save(item, desk.ana, ReviewDesk.changed(new AnnotationChange(uid, 2, "dog", null, null)));
        desk.save(item, desk.ana, ReviewDesk.removed(new AnnotationRemoval(uid, 3)));
        String mask = Digests.sha256Text(ReviewDesk.MASK.toBytes());
        String models = "car [10.0, 20.0, 100.0, 50.0] %s %s";
        assertThat(
                        desk.texts(
                                """
                        SELECT concat_ws(' ', kind, e.said ->> 'label', e.said ->> 'box', e.said ->> 'mask',
                                         e.said ->> 'attributes') AS line
                        FROM (SELECT id, kind, unnest(ARRAY[before, after]) AS said, generate_series(1, 2) AS nth
                              FROM review_event WHERE kind <> 'item') e ORDER BY id, nth"""))
                .containsExactly(
                        "accept " + models.formatted(mask, "{}"),
                        "accept " + models.formatted(mask, "{\"doors\": 4}"),
                        "change " + models.formatted(mask, "{\"doors\": 4}"),
                        "change " + models.formatted(mask, "{\"doors\": 2.5}"),
                        "modify " + models.formatted(mask, "{\"doors\": 2.5}"),
                        "modify car [1.0, 2.0, 3.0, 4.0] {\"doors\": 2.5}",
                        "modify car [1.0, 2.0, 3.0, 4.0] {\"doors\": 2.5}",
                        "modify dog [1.0, 2.0, 3.0, 4.0] {}",
                        "reject dog [1.0, 2.0, 3.0, 4.0] {}",
                        "reject " + models.formatted(mask, "{}"));
        ReviewReplay.assertReproduces(desk);
    }

    @Test
    void countsPaceLabelsAndAcceptance() {
        desk.decideAll(desk.item(0), desk.ana, ACCEPT, true);
        desk.decideAll(desk.item(1), desk.ana, REJECT, true);
        desk.save(desk.item(2), desk.ben, ReviewDesk.added(new NewAnnotation("dog", null, Map.of())));
        bulk.apply(BulkOrder.accept("car 0"));
        ReviewStats stats = test.database().read(tx -> new StatsReader()
                .read(tx, desk.seed.project(), Instant.now().minusSeconds(600)));
        assertThat(stats.people())
                .extracting(
                        ReviewStats.Pace::login,
                        ReviewStats.Pace::decisions,
                        ReviewStats.Pace::drawn,
                        ReviewStats.Pace::finished)
                .containsExactly(tuple("ben@world", 0L, 1L, 0L), tuple("world@example.org", 6L, 0L, 2L));
        assertThat(stats.people().get(1).active()).isPositive().isLessThan(Duration.ofMinutes(2));
        assertThat(stats.labels()).contains(new ReviewStats.ByLabel("world@example.org", "car", 1, 0, 1));
        assertThat(stats.acceptance())
                .containsExactly(
                        new ReviewStats.Acceptance("car", Band.HIGH, 3, 0, 1),
                        new ReviewStats.Acceptance("dog", Band.LOW, 1, 0, 1),
                        new ReviewStats.Acceptance("person", Band.MEDIUM, 1, 0, 1));
    }

    @Test
    void theLogHasPartitionsAheadOfTime() {
        assertThat(desk.number("SELECT count(*) AS n FROM pg_inherits WHERE inhparent = 'review_event'::regclass"))
                .isEqualTo(14);
        assertThat(extend(14)).isEqualTo(2);
        assertThat(extend(14)).isZero();
        desk.decide(desk.item(0), desk.ana, "car", ACCEPT);
        assertThat(desk.number("SELECT count(*) AS n FROM review_event_rest")).isZero();
    }

    private int extend(int months) {
        return test.database().inTransaction(tx -> new ReviewEvents().extend(tx, months));
    }

    private static HistoryFilter ofItem(Item item) {
        return new HistoryFilter(item.id(), null, null, null, null, null);
    }

    private List<HistoryEntry> history(HistoryFilter filter) {
        return test.database().read(tx -> new HistoryReader().list(tx, desk.seed.project(), filter, Page.first(100)));
    }

    private Lineage lineage(String uid) {
        return test.database().read(tx -> new LineageReader().read(tx, desk.seed.project(), uid));
    }
}
