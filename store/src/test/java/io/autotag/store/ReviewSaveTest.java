package io.autotag.store;

import static io.autotag.review.ReviewEvent.ACCEPT;
import static io.autotag.review.ReviewEvent.MODIFY;
import static io.autotag.review.ReviewEvent.REJECT;
import static io.autotag.review.ReviewEvent.UNDO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.autotag.blob.Digests;
import io.autotag.review.ItemState;
import io.autotag.review.ReviewState;
import io.autotag.review.ReviewTransition;
import io.autotag.review.ReviewTransitions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a save leaves in the tables. */
final class ReviewSaveTest {

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
    void theEditorSeesAllThatIsVisibleBestScoreFirst() {
        ReviewBundle bundle = desk.bundle(item);
        assertThat(bundle.suggestions())
                .extracting(Suggestion::label, Suggestion::band, Suggestion::status)
                .containsExactly(
                        tuple("car", Band.HIGH, ReviewState.PENDING),
                        tuple("person", Band.MEDIUM, ReviewState.PENDING),
                        tuple("dog", Band.LOW, ReviewState.PENDING),
                        tuple("bicycle", Band.NEGATIVE, ReviewState.PENDING));
        assertThat(bundle.annotations()).isEmpty();
        assertThat(bundle.review()).isEqualTo(ItemReview.UNTOUCHED);
        assertThat(bundle.labels()).extracting(ProjectLabel::name).containsExactlyElementsOf(Seed.LABELS);
    }

    @Test
    void acceptingMakesAnAnnotationWithItsOriginByValue() {
        ReviewSaved saved = desk.decide(item, desk.ana, "car", ACCEPT);
        assertThat(saved.state()).isEqualTo(ItemState.IN_PROGRESS);
        assertThat(saved.pending()).isEqualTo(2);
        Suggestion car = desk.suggestion(item, "car");
        assertThat(car.status()).isEqualTo(ReviewState.ACCEPTED);
        StoredAnnotation annotation = desk.bundle(item).annotations().get(0);
        assertThat(annotation.uid()).isEqualTo(car.annotationUid());
        assertThat(annotation.box()).isEqualTo(ReviewDesk.BOX);
        assertThat(annotation.source()).isEqualTo(AnnotationSource.ACCEPTED);
        assertThat(annotation.origin()).isEqualTo(car.key());
        assertThat(annotation.createdBy()).isEqualTo(desk.ana.user().login());
        assertThat(desk.texts(
                        "SELECT concat_ws(' ', model_version_id, run_id, confidence, score) AS line FROM annotation"))
                .containsExactly(desk.seed.version().id() + " " + car.seen().runId() + " 0.95 0.9");
    }

    @Test
    void modifyingKeepsThePredictionAndTheStoryOfIt() {
        Box right = new Box(12, 22, 90, 40);
        desk.save(item, desk.ana, ReviewSave.of(List.of(desk.modification(item, "car", "dog", right)), false));
        Suggestion car = desk.suggestion(item, "car");
        assertThat(car.status()).isEqualTo(ReviewState.MODIFIED);
        assertThat(car.box()).isEqualTo(ReviewDesk.BOX);
        assertThat(car.label()).isEqualTo("car");
        StoredAnnotation annotation = desk.bundle(item).annotations().get(0);
        assertThat(annotation.label()).isEqualTo("dog");
        assertThat(annotation.box()).isEqualTo(right);
        assertThat(desk.texts("SELECT before::text || after AS line FROM review_event WHERE kind = 'modify'"))
                .containsExactly(("{\"box\": [10.0, 20.0, 100.0, 50.0], \"mask\": \"%s\", \"label\": \"car\","
                                + " \"status\": \"pending\", \"attributes\": {}}"
                                + "{\"box\": [12.0, 22.0, 90.0, 40.0], \"label\": \"dog\","
                                + " \"status\": \"modified\", \"attributes\": {}}")
                        .formatted(Digests.sha256Text(ReviewDesk.MASK.toBytes())));
    }

    @Test
    void modifyingAgainKeepsWhatWasModifiedBefore() {
        desk.save(item, desk.ana, ReviewSave.of(List.of(desk.modification(item, "car", "dog", null)), false));
        Box right = new Box(12, 22, 90, 40);
        desk.save(item, desk.ana, ReviewSave.of(List.of(desk.modification(item, "car", null, right)), false));
        assertThat(desk.bundle(item).annotations())
                .extracting(StoredAnnotation::label, StoredAnnotation::box, StoredAnnotation::version)
                .containsExactly(tuple("dog", right, 1));
    }

    @Test
    void rejectingAnAcceptedOneRemovesItsAnnotationSoftly() {
        desk.decide(item, desk.ana, "car", ACCEPT);
        desk.decide(item, desk.ben, "car", REJECT);
        assertThat(desk.bundle(item).annotations()).isEmpty();
        assertThat(desk.number("SELECT count(*) AS n FROM annotation WHERE deleted_at IS NOT NULL AND version = 1"))
                .isEqualTo(1);
    }

    static Stream<ReviewTransition> transitions() {
        return ReviewTransitions.all().stream();
    }

    @ParameterizedTest
    @MethodSource("transitions")
    void everyTransitionLeavesAnAnnotationExactlyWhereOneIsDue(ReviewTransition transition) {
        switch (transition.from()) {
            case PENDING -> {}
            case ACCEPTED -> desk.decide(item, desk.ana, "car", ACCEPT);
            case MODIFIED -> modify();
            case REJECTED -> desk.decide(item, desk.ana, "car", REJECT);
        }
        if (transition.event() == MODIFY) {
            modify();
        } else {
            desk.decide(item, desk.ana, "car", transition.event());
        }
        assertThat(desk.suggestion(item, "car").status()).isEqualTo(transition.to());
        boolean due = transition.to() == ReviewState.ACCEPTED || transition.to() == ReviewState.MODIFIED;
        assertThat(desk.bundle(item).annotations()).hasSize(due ? 1 : 0);
        ReviewReplay.assertReproduces(desk);
    }

    private void modify() {
        desk.save(item, desk.ana, ReviewSave.of(List.of(desk.modification(item, "car", "dog", null)), false));
    }

    @Test
    void isReviewedOnlyWhenNothingVisibleIsPending() {
        desk.decide(item, desk.ana, "car", ACCEPT);
        ReviewSaved early = desk.save(item, desk.ana, ReviewSave.of(List.of(), true));
        assertThat(early.state()).isEqualTo(ItemState.IN_PROGRESS);
        assertThat(early.pending()).isEqualTo(2);
        assertThat(desk.decideAll(item, desk.ana, REJECT, true).state()).isEqualTo(ItemState.REVIEWED);
        ItemReview review = desk.bundle(item).review();
        assertThat(review.reviewer()).isEqualTo(desk.ana.user().login());
        assertThat(review.empty()).isFalse();
    }

    @Test
    void reviewedAndEmptyIsAStateOfItsOwn() {
        desk.decideAll(item, desk.ana, REJECT, true);
        assertThat(desk.bundle(item).review().empty()).isTrue();
    }

    @Test
    void touchingAReviewedItemOpensItAgain() {
        desk.decideAll(item, desk.ana, ACCEPT, true);
        desk.decide(item, desk.ana, "car", UNDO);
        assertThat(desk.bundle(item).review().state()).isEqualTo(ItemState.IN_PROGRESS);
        assertThat(desk.bundle(item).review().reviewer()).isNull();
    }

    @Test
    void peopleDrawChangeAndRemove() {
        Box box = new Box(1, 2, 3, 4);
        ReviewSaved saved = desk.save(
                item,
                desk.ana,
                ReviewDesk.added(new NewAnnotation("dog", box, Map.of()), new NewAnnotation("person", null, Map.of())));
        assertThat(desk.bundle(item).annotations())
                .extracting(StoredAnnotation::uid)
                .containsExactlyElementsOf(saved.added());
        String drawn = saved.added().get(0);
        desk.save(item, desk.ben, ReviewDesk.changed(new AnnotationChange(drawn, 0, "car", null, null)));
        desk.save(
                item,
                desk.ana,
                ReviewDesk.removed(new AnnotationRemoval(saved.added().get(1), 0)));
        assertThat(desk.bundle(item).annotations())
                .extracting(StoredAnnotation::label, StoredAnnotation::box, StoredAnnotation::updatedBy)
                .containsExactly(tuple("car", box, desk.ben.user().login()));
        assertThat(desk.texts("SELECT kind AS line FROM review_event ORDER BY id"))
                .containsExactly("add", "add", "item", "change", "remove");
    }

    @Test
    void changingAnAcceptedAnnotationModifiesItsPrediction() {
        desk.decide(item, desk.ana, "car", ACCEPT);
        StoredAnnotation annotation = desk.bundle(item).annotations().get(0);
        desk.save(item, desk.ben, ReviewDesk.changed(new AnnotationChange(annotation.uid(), 0, "dog", null, null)));
        assertThat(desk.suggestion(item, "car").status()).isEqualTo(ReviewState.MODIFIED);
        assertThat(desk.bundle(item).annotations())
                .extracting(StoredAnnotation::uid, StoredAnnotation::label, StoredAnnotation::source)
                .containsExactly(tuple(annotation.uid(), "dog", AnnotationSource.MODIFIED));
    }

    @Test
    void removingAnAcceptedAnnotationRejectsItsPrediction() {
        desk.decide(item, desk.ana, "car", ACCEPT);
        String uid = desk.bundle(item).annotations().get(0).uid();
        desk.save(item, desk.ana, ReviewDesk.removed(new AnnotationRemoval(uid, 0)));
        assertThat(desk.suggestion(item, "car").status()).isEqualTo(ReviewState.REJECTED);
        ReviewReplay.assertReproduces(desk);
    }

    @Test
    void saysWhichItemsChanged() {
        long before = desk.number("SELECT count(*) AS n FROM change_log");
        desk.decide(item, desk.ana, "car", ACCEPT);
        assertThat(desk.texts("SELECT set_id || ' ' || item_ids::text AS line FROM change_log ORDER BY xid, set_id DESC"
                        + " OFFSET " + before))
                .containsExactly(
                        desk.suggestion(item, "car").key().setId() + " {" + item.id() + "}", "-1 {" + item.id() + "}");
    }

    @Test
    void anItemWithTenThousandAnnotationsTakesOneMore() {
        desk.save(item, desk.ana, ReviewDesk.added(desk.boxes(10_000).toArray(NewAnnotation[]::new)));
        ReviewSave one = ReviewDesk.added(new NewAnnotation("car", null, Map.of()));
        ReviewSaved saved = desk.save(item, desk.ana, one);
        assertThat(saved.added()).hasSize(1);
        assertThat(desk.bundle(item).annotations()).hasSize(10_001);
    }
}
