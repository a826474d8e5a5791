package io.autotag.search.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.compare.Comparison;
import io.autotag.compare.Finding;
import io.autotag.compare.Outcome;
import io.autotag.compare.Ranking;
import io.autotag.compare.Share;
import io.autotag.compare.Side;
import io.autotag.query.Query;
import io.autotag.review.ReviewEvent;
import io.autotag.store.Box;
import io.autotag.store.Decision;
import io.autotag.store.Item;
import io.autotag.store.Level;
import io.autotag.store.ModelVersion;
import io.autotag.store.NewAnnotation;
import io.autotag.store.NewPrediction;
import io.autotag.store.ReviewDesk;
import io.autotag.store.ReviewSave;
import io.autotag.store.Seed;
import io.autotag.store.Suggestion;
import io.autotag.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A is the usual model; B, which people do not see, sees the car a little further, calls the dog a bicycle, and a person where A says nothing. */
final class ComparisonsTest {

    private static final Query ALL = Query.parse("");

    private static final List<NewPrediction> OF_B = List.of(
            new NewPrediction("car", Level.OBJECT, 0.9f, 0.8f, new Box(15, 20, 100, 50)),
            new NewPrediction("bicycle", Level.OBJECT, 0.7f, 0.4f, new Box(300, 200, 40, 30)),
            new NewPrediction("person", Level.OBJECT, 0.75f, 0.5f, new Box(500, 300, 50, 50)));

    private TestDatabase test;
    private ReviewDesk desk;
    private Comparisons comparisons;

    @BeforeEach
    void predict() {
        test = TestDatabase.create();
        desk = new ReviewDesk(test.database(), "world", 6).predicted();
        ModelVersion second = desk.database.inTransaction(tx -> Seed.addModel(tx, desk.seed.organisation(), "second"));
        desk.run(second, OF_B);
        desk.database.doInTransaction(
                tx -> tx.sql("UPDATE prediction_set SET visible = false WHERE model_version_id = ?", second.id())
                        .execute());
        comparisons = new Comparisons(desk.database, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void countsWhatBothSayOfEveryItem() {
        Comparison comparison = compare(ALL).comparison();

        assertThat(comparison.items()).isEqualTo(6);
        assertThat(comparison.outcomes(null).count(Outcome.AGREED)).isEqualTo(6);
        assertThat(comparison.outcomes(null).count(Outcome.RELABELLED)).isEqualTo(6);
        assertThat(comparison.outcomes(null).count(Outcome.ONLY_A)).isEqualTo(6);
        assertThat(comparison.outcomes(null).count(Outcome.ONLY_B)).isEqualTo(6);
        assertThat(comparison.tally(Side.A, null).kept(0)).isEqualTo(18);
    }

    @Test
    void comparesTheItemsOfTheQueryOnly() {
        Compared compared = compare(Query.parse("reference_id = \"photos/0000002.jpg\""));

        assertThat(compared.comparison().items()).isEqualTo(1);
        assertThat(compared.complete()).isTrue();
    }

    @Test
    void leavesOutWhatOnlyOneHasLookedAt() {
        long item = desk.item(0).id();
        desk.database.doInTransaction(tx -> tx.sql(
                        "DELETE FROM set_item WHERE item_id = ? AND set_id = ?",
                        item,
                        version(1).setId())
                .execute());

        Compared compared = compare(ALL);
        assertThat(compared.comparison().items()).isEqualTo(5);
        assertThat(compared.coveredByA() + compared.coveredByB()).isEqualTo(11);
    }

    @Test
    void countsPeoplesDecisionsForTheOneAndEvidenceForTheOther() {
        desk.save(desk.item(0), desk.ana, ReviewSave.of(decisions(ReviewEvent.ACCEPT, ReviewEvent.REJECT), true));

        Comparison comparison = compare(ALL).comparison();
        assertThat(comparison.finished()).isEqualTo(1);
        assertThat(comparison.tally(Side.A, null).decided(0)).isEqualTo(new Share(2, 3));
        assertThat(comparison.tally(Side.B, null).decided(0)).isEqualTo(Share.NONE);
        assertThat(comparison.tally(Side.B, label("car")).evidence(0)).isEqualTo(new Share(1, 1));
        // Nobody says bicycle, and persons are tagged but not boxed, so that a finished item without such a box says
        // nothing.
        assertThat(comparison.tally(Side.B, label("bicycle")).evidence(0)).isEqualTo(Share.NONE);
        assertThat(comparison.tally(Side.B, label("person")).evidence(0)).isEqualTo(Share.NONE);
    }

    @Test
    void countsAModificationAsRightWhereTheLabelIsKept() {
        modify("car", null, new Box(0, 0, 30, 30));
        modify("dog", "person", null);

        Comparison comparison = compare(ALL).comparison();
        assertThat(comparison.tally(Side.A, label("car")).decided(0)).isEqualTo(new Share(1, 1));
        assertThat(comparison.tally(Side.A, label("dog")).decided(0)).isEqualTo(new Share(0, 1));
    }

    @Test
    void findsWhatPeopleDrew() {
        NewAnnotation drawn = new NewAnnotation("person", new Box(505, 300, 50, 50), Map.of());
        desk.save(desk.item(0), desk.ana, new ReviewSave(List.of(), List.of(drawn), List.of(), List.of(), false, null));

        Comparison comparison = compare(ALL).comparison();
        assertThat(comparison.tally(Side.A, label("person")).drawnRecall(0)).isEqualTo(new Share(0, 1));
        assertThat(comparison.tally(Side.B, label("person")).drawnRecall(0)).isEqualTo(new Share(1, 1));
        // Of an item that nobody has finished it cannot be told what is not there: to count what is would only flatter.
        assertThat(comparison.tally(Side.B, null).count(Finding.SUPPORTED, 0)).isZero();
        assertThat(comparison.tally(Side.B, null).precision(0)).isEqualTo(Share.NONE);
    }

    @Test
    void takesImportedTruthForAllThatIsThereAndIsNotFlattered() {
        importTruth(desk.item(0), "car", true);
        importTruth(desk.item(1), "dog", true);
        importTruth(desk.item(2), "dog", false);

        Comparison comparison = compare(ALL).comparison();
        assertThat(comparison.finished()).isEqualTo(2);
        assertThat(comparison.tally(Side.A, label("car")).precision(0)).isEqualTo(new Share(1, 2));
        assertThat(comparison.tally(Side.A, label("dog")).precision(0)).isEqualTo(new Share(0, 2));
        assertThat(comparison.tally(Side.B, label("car")).precision(0)).isEqualTo(new Share(1, 2));
        assertThat(comparison.tally(Side.B, label("car")).reliability().total()).isEqualTo(2);
        assertThat(comparison.tally(Side.B, label("car")).recall(0)).isEqualTo(new Share(1, 1));
        // Nobody imported or drew a person.
        assertThat(comparison.tally(Side.B, label("person")).precision(0)).isEqualTo(Share.NONE);
    }

    @Test
    void anImportOfBoxesSaysNothingOfTags() {
        for (int nth = 0; nth < 5; nth++) {
            importTruth(desk.item(nth), "car", true);
        }
        desk.decide(desk.item(0), desk.ana, "person", ReviewEvent.ACCEPT);

        Comparison comparison = compare(ALL).comparison();
        assertThat(comparison.tally(Side.A, label("person")).decided(0)).isEqualTo(new Share(1, 1));
        assertThat(comparison.tally(Side.A, label("person")).precision(0)).isEqualTo(new Share(1, 1));
    }

    @Test
    void countsOnceWhatWasImportedAndConfirmedToo() {
        importTruth(desk.item(0), "car", true);
        desk.decide(desk.item(0), desk.ana, "car", ReviewEvent.ACCEPT);

        Comparison comparison = compare(ALL).comparison();
        assertThat(comparison.tally(Side.A, label("car")).decided(0)).isEqualTo(new Share(1, 1));
        assertThat(comparison.tally(Side.A, label("car")).recall(0)).isEqualTo(new Share(1, 1));
        assertThat(comparison.tally(Side.B, label("car")).recall(0)).isEqualTo(new Share(1, 1));
    }

    @Test
    void passesOverTheBulkActionsAnnotationsOfItemsThatAreNotCompared() {
        desk.database.doInTransaction(tx -> tx.sql(
                        """
                        INSERT INTO annotation (project_id, item_id, label_id, kind, source, action_id, created_by)
                        VALUES (?, ?, ?, 'classification', 0, 1, ?)""",
                        desk.seed.project().id(),
                        desk.item(1).id(),
                        label("car"),
                        desk.ana.user().id())
                .update());

        Query others = Query.parse("NOT reference_id = \"" + desk.item(1).key() + "\"");
        assertThat(compare(others).comparison().items()).isEqualTo(5);
    }

    @Test
    void takesABulkActionsWordOnlyWhereSomebodyFinishedTheItem() {
        desk.database.doInTransaction(
                tx -> tx.sql("UPDATE prediction SET status = 3, action_id = 1").execute());
        assertThat(compare(ALL).comparison().tally(Side.A, null).decided(0)).isEqualTo(Share.NONE);

        desk.database.doInTransaction(tx -> tx.sql(
                        "INSERT INTO project_item (project_id, item_id, state) VALUES (?, ?, 'reviewed')",
                        desk.seed.project().id(),
                        desk.item(0).id())
                .execute());
        assertThat(compare(ALL).comparison().tally(Side.A, null).decided(0)).isEqualTo(new Share(0, 3));
    }

    @Test
    void leavesOutLabelsThatTheProjectIgnores() {
        desk.database.doInTransaction(
                tx -> tx.sql("UPDATE label_map SET target_label_id = NULL WHERE label_id = ?", label("car"))
                        .execute());

        assertThat(compare(ALL).comparison().labels()).doesNotContain(label("car"));
    }

    @Test
    void ranksTheItemsThatNobodyHasDecided() {
        desk.save(desk.item(0), desk.ana, ReviewSave.of(decisions(ReviewEvent.ACCEPT, ReviewEvent.REJECT), true));

        Compared compared = compare(ALL);
        assertThat(compared.ranked())
                .extracting(Ranking.Ranked::item)
                .containsExactly(
                        desk.item(5).id(),
                        desk.item(4).id(),
                        desk.item(3).id(),
                        desk.item(2).id(),
                        desk.item(1).id());
    }

    @Test
    void pagesThroughTheRankingAndLeavesOutWhatIsDecidedSince() {
        Compared compared = compare(ALL);
        DisagreementPages pages = new DisagreementPages(desk.database);
        DisagreementPages.Page first = pages.page(desk.seed.project(), compared, Optional.empty(), 4);
        desk.save(desk.item(0), desk.ana, ReviewSave.of(decisions(ReviewEvent.ACCEPT, ReviewEvent.REJECT), true));
        DisagreementPages.Page second = pages.page(desk.seed.project(), compared, first.next(), 4);

        assertThat(first.shown())
                .extracting(shown -> shown.item().key())
                .startsWith("photos/0000006.jpg")
                .hasSize(4);
        assertThat(first.shown().get(0).disagreements().open()).hasSize(3);
        assertThat(second.shown()).extracting(shown -> shown.item().key()).containsExactly("photos/0000002.jpg");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void keepsAComparisonForAsLongAsItMayBeOld() {
        Compared first = compare(ALL, Duration.ofMinutes(1));

        assertThat(compare(ALL, Duration.ofMinutes(1))).isSameAs(first);
        assertThat(compare(ALL)).isNotSameAs(first);
    }

    /**
     * The label at the usual car's place, and nothing else.
     *
     * @param over whether the import has come to its end
     */
    private void importTruth(Item item, String label, boolean over) {
        desk.database.doInTransaction(tx -> {
            long id = tx.sql(
                            """
                            INSERT INTO ground_truth_import (project_id, format, actor, levels, finished_at)
                            VALUES (?, 'coco', ?, '{1}', CASE WHEN ? THEN now() END) RETURNING id""",
                            desk.seed.project().id(), desk.lead.user().id(), over)
                    .one(row -> row.number("id"));
            tx.sql(
                            "INSERT INTO ground_truth_item (project_id, item_id, import_id) VALUES (?, ?, ?)",
                            desk.seed.project().id(),
                            item.id(),
                            id)
                    .update();
            tx.sql(
                            """
                            INSERT INTO annotation (project_id, item_id, label_id, kind, x, y, w, h, source, created_by)
                            VALUES (?, ?, ?, 'bounding_box', 10, 20, 100, 50, 3, ?)""",
                            desk.seed.project().id(),
                            item.id(),
                            label(label),
                            desk.lead.user().id())
                    .update();
        });
    }

    private Compared compare(Query query) {
        return compare(query, Duration.ZERO);
    }

    private Compared compare(Query query, Duration oldest) {
        return comparisons.compare(desk.seed.project(), query, version(1), version(0), oldest);
    }

    /** In the order of their names: second@1, world@1. */
    private ComparedVersion version(int nth) {
        return desk.database
                .read(tx -> new ComparedVersions().list(tx, desk.seed.project()))
                .get(nth);
    }

    private int label(String name) {
        return (int) desk.number("SELECT id AS n FROM label WHERE name = '" + name + "'");
    }

    /** The car and the person as the one, the dog as the other. */
    private List<Decision> decisions(ReviewEvent most, ReviewEvent dog) {
        return List.of(decision("car", most), decision("person", most), decision("dog", dog));
    }

    private Decision decision(String label, ReviewEvent event) {
        Suggestion suggestion = ofA(label);
        return Decision.of(suggestion.key(), suggestion.seen(), event);
    }

    private void modify(String label, @Nullable String wanted, @Nullable Box box) {
        Suggestion suggestion = ofA(label);
        Decision decision =
                new Decision(suggestion.key(), suggestion.seen(), ReviewEvent.MODIFY, wanted, box, Map.of());
        desk.save(desk.item(0), desk.ana, ReviewSave.of(List.of(decision), false));
    }

    private Suggestion ofA(String label) {
        return desk.bundle(desk.item(0)).suggestions().stream()
                .filter(one -> one.key().setId() == version(1).setId()
                        && one.modelLabel().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
