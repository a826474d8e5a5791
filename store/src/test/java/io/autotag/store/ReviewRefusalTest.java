package io.autotag.store;

import static io.autotag.review.ReviewEvent.ACCEPT;
import static io.autotag.review.ReviewEvent.MODIFY;
import static io.autotag.review.ReviewEvent.REJECT;
import static io.autotag.review.ReviewEvent.UNDO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.review.AttributeRule;
import io.autotag.review.AttributeRules;
import io.autotag.review.ItemState;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be saved, and that nothing of it is. */
final class ReviewRefusalTest {

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
    void aConflictNamesWhatChangedAndByWhom() {
        Decision mine = desk.decision(item, "car", ACCEPT);
        Decision alsoMine = desk.decision(item, "dog", ACCEPT);
        desk.decide(item, desk.ben, "car", REJECT);
        assertThatThrownBy(() -> desk.save(item, desk.ana, ReviewSave.of(List.of(alsoMine, mine), true)))
                .hasMessageContaining("rejected by now: ben@world")
                .isInstanceOfSatisfying(ReviewConflictException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(StoreError.CONFLICT);
                    assertThat(refused.conflicts()).hasSize(1);
                    ReviewConflict conflict = refused.conflicts().get(0);
                    assertThat(conflict.uid()).isEqualTo(mine.prediction().uid());
                    assertThat(conflict.by()).isEqualTo("ben@world");
                    assertThat(conflict.version())
                            .isEqualTo(desk.suggestion(item, "car").seen().text());
                });
        assertThat(desk.suggestion(item, "dog").status().isDecided()).isFalse();
        assertThat(desk.number("SELECT count(*) AS n FROM annotation")).isZero();
    }

    @Test
    void aConflictOverAnAnnotationNamesIt() {
        String uid = drawn();
        desk.save(item, desk.ben, ReviewDesk.changed(new AnnotationChange(uid, 0, "dog", null, null)));
        assertThatThrownBy(() -> desk.save(item, desk.ana, ReviewDesk.removed(new AnnotationRemoval(uid, 0))))
                .hasMessageContaining("labelled \"dog\" by now: ben@world");
        desk.save(item, desk.ben, ReviewDesk.removed(new AnnotationRemoval(uid, 1)));
        assertThatThrownBy(() ->
                        desk.save(item, desk.ana, ReviewDesk.changed(new AnnotationChange(uid, 1, "car", null, null))))
                .hasMessageContaining("removed by now: ben@world");
    }

    @Test
    void aDecisionNeverFallsOnAPredictionThatReplacedTheOneSeen() {
        Decision stale = desk.decision(item, "car", ACCEPT);
        desk.force(desk.seed.version(), List.of(new NewPrediction("dog", Level.IMAGE, 0.9f, 0.8f, null)));
        refused(ReviewSave.of(List.of(stale), false), StoreError.CONFLICT).hasMessageContaining("pending by now");
    }

    @Test
    void aDecisionOnAPredictionThatIsGoneIsAConflict() {
        Decision stale = desk.decision(item, "dog", ACCEPT);
        desk.force(desk.seed.version(), List.of());
        refused(ReviewSave.of(List.of(stale), false), StoreError.CONFLICT).hasMessageContaining("gone");
    }

    @Test
    void refusesPredictionsOfOtherItemsAndProjects() {
        refused(ReviewSave.of(List.of(desk.decision(desk.item(1), "car", ACCEPT)), false), StoreError.NOT_FOUND);
        ReviewDesk stranger = new ReviewDesk(test.database(), "strange", 1).predicted();
        refused(
                ReviewSave.of(List.of(stranger.decision(stranger.item(0), "car", ACCEPT)), false),
                StoreError.NOT_FOUND);
        Decision invented = Decision.of(new PredictionKey(99, item.id(), 0), new SeenVersion(1, 0), ACCEPT);
        refused(ReviewSave.of(List.of(invented), false), StoreError.NOT_FOUND);
    }

    @Test
    void refusesDecisionsOnHiddenVersions() {
        Decision decision = desk.decision(item, "car", ACCEPT);
        test.database().doInTransaction(tx -> tx.sql("UPDATE prediction_set SET visible = false")
                .update());
        refused(ReviewSave.of(List.of(decision), false), StoreError.INVALID).hasMessageContaining("hidden");
    }

    @Test
    void refusesWhatIsNotInTheTableOfTransitions() {
        refused(ReviewSave.of(List.of(desk.decision(item, "car", UNDO)), false), StoreError.INVALID)
                .hasMessageContaining("is pending: undo is not possible");
    }

    @Test
    void refusesBoxesThatLieOutside() {
        refusedBox(new Box(-0.6f, 0, 10, 10)).hasMessageContaining("640 by 480");
        refusedBox(new Box(0, 0, 640.6f, 10)).hasMessageContaining("edge");
        refusedBox(new Box(0, 0, 0, 10)).hasMessageContaining("above zero");
        desk.save(item, desk.ana, ReviewDesk.added(new NewAnnotation("car", new Box(-0.5f, 0, 641, 480.5f), Map.of())));
    }

    @Test
    void refusesNotANumberBeforeAnythingElse() {
        assertThatThrownBy(() -> new Box(Float.NaN, 0, 1, 1)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> new Box(0, 0, Float.POSITIVE_INFINITY, 1)).isInstanceOf(StoreException.class);
    }

    @Test
    void refusesAModificationThatLeavesThePicture() {
        refused(
                ReviewSave.of(List.of(desk.modification(item, "car", null, new Box(600, 0, 100, 10))), false),
                StoreError.INVALID);
    }

    @Test
    void refusesLabelsOutsideTheTaxonomy() {
        refused(ReviewDesk.added(new NewAnnotation("unicorn", null, Map.of())), StoreError.INVALID)
                .hasMessageContaining("no label \"unicorn\"");
        refused(ReviewSave.of(List.of(desk.modification(item, "car", "unicorn", null)), false), StoreError.INVALID);
    }

    @Test
    void refusesBoxesOnTagsOfThePicture() {
        refused(
                        ReviewSave.of(List.of(desk.modification(item, "person", null, new Box(1, 1, 1, 1))), false),
                        StoreError.INVALID)
                .hasMessageContaining("no box");
    }

    @Test
    void refusesAttributesThatTheLabelDoesNotHave() {
        AttributeRules rules = new AttributeRules(List.of(AttributeRule.number("doors", 2.0, 5.0)));
        test.database().doInTransaction(tx -> new TaxonomyRepository()
                .put(tx, desk.seed.project(), new ProjectLabel("car", "#ff0000", "1", rules)));
        refused(ReviewDesk.added(new NewAnnotation("car", null, Map.of("doors", "many"))), StoreError.INVALID)
                .hasMessageContaining("\"doors\" is a number");
        refused(ReviewDesk.added(new NewAnnotation("dog", null, Map.of("doors", 4))), StoreError.INVALID)
                .hasMessageContaining("no attribute \"doors\"");
        Suggestion car = desk.suggestion(item, "car");
        Decision accepted = new Decision(car.key(), car.seen(), ACCEPT, null, null, Map.of("doors", 4));
        desk.save(item, desk.ana, ReviewSave.of(List.of(accepted), false));
        assertThat(desk.bundle(item).annotations().get(0).attributes()).isEqualTo("{\"doors\": 4}");
    }

    @Test
    void refusesTwoDecisionsOnOneThing() {
        Decision decision = desk.decision(item, "car", ACCEPT);
        assertThatThrownBy(() -> ReviewSave.of(List.of(decision, decision), false))
                .hasMessageContaining("once");
        desk.decide(item, desk.ana, "car", ACCEPT);
        String uid = desk.bundle(item).annotations().get(0).uid();
        ReviewSave both = new ReviewSave(
                List.of(desk.decision(item, "car", REJECT)),
                List.of(),
                List.of(),
                List.of(new AnnotationRemoval(uid, 0)),
                false,
                null);
        refused(both, StoreError.INVALID).hasMessageContaining("once");
    }

    @Test
    void refusesDecisionsThatSayTooMuchOrTooLittle() {
        Suggestion car = desk.suggestion(item, "car");
        assertThatThrownBy(() -> new Decision(car.key(), car.seen(), MODIFY, null, null, Map.of()))
                .hasMessageContaining("label, its box or both");
        assertThatThrownBy(() -> new Decision(car.key(), car.seen(), ACCEPT, "dog", null, Map.of()))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> new Decision(car.key(), car.seen(), REJECT, null, null, Map.of("a", 1)))
                .hasMessageContaining("attributes");
        assertThatThrownBy(() -> PredictionKey.parse("1-2")).hasMessageContaining("no such prediction");
        assertThatThrownBy(() -> SeenVersion.parse("now")).hasMessageContaining("as it was read");
    }

    @Test
    void whatSomebodyElseHoldsCannotBeSaved() {
        test.database().inTransaction(tx -> new LeaseRepository().renew(tx, desk.seed.project(), item, desk.ben));
        refused(ReviewSave.of(List.of(desk.decision(item, "car", ACCEPT)), false), StoreError.CONFLICT)
                .hasMessageContaining("with ben@world until");
    }

    @Test
    void anExpiredLeaseHoldsNobodyBack() {
        test.database().inTransaction(tx -> new LeaseRepository().renew(tx, desk.seed.project(), item, desk.ben));
        test.database()
                .doInTransaction(tx -> tx.sql("UPDATE project_item SET lease_until = now() - interval '1 second'")
                        .update());
        desk.decide(item, desk.ana, "car", ACCEPT);
        assertThat(desk.bundle(item).annotations()).hasSize(1);
    }

    @Test
    void whatAnotherFinishedTakesAnOperatorToChange() {
        desk.decideAll(item, desk.ana, ACCEPT, true);
        assertThatThrownBy(() -> desk.decide(item, desk.ben, "car", REJECT)).hasMessageContaining("role operator");
        assertThat(desk.decide(item, desk.lead, "car", REJECT).state()).isEqualTo(ItemState.IN_PROGRESS);
    }

    private String drawn() {
        NewAnnotation car = new NewAnnotation("car", new Box(1, 2, 3, 4), Map.of());
        return desk.save(item, desk.ana, ReviewDesk.added(car)).added().get(0);
    }

    private AbstractThrowableAssert<?, ?> refusedBox(@Nullable Box box) {
        return refused(ReviewDesk.added(new NewAnnotation("car", box, Map.of())), StoreError.INVALID);
    }

    private AbstractThrowableAssert<?, ?> refused(ReviewSave save, StoreError code) {
        List<String> before = tables();
        AbstractThrowableAssert<?, ?> refusal = assertThatThrownBy(() -> desk.save(item, desk.ana, save))
                .isInstanceOfSatisfying(StoreException.class, refused -> assertThat(refused.code())
                        .isEqualTo(code));
        assertThat(tables()).isEqualTo(before);
        return refusal;
    }

    private List<String> tables() {
        return desk.texts(
                "SELECT (SELECT count(*) FROM review_event) || ' ' || (SELECT count(*) FROM annotation) || ' '"
                        + " || (SELECT coalesce(sum(status), 0) FROM prediction) AS line");
    }
}
