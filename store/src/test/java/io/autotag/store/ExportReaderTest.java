package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.export.ExportContent;
import io.autotag.export.ExportFormat;
import io.autotag.review.ItemState;
import io.autotag.review.ReviewEvent;
import io.autotag.review.ReviewState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What exports read of an item. */
final class ExportReaderTest {

    private TestDatabase test;
    private ReviewDesk people;
    private ExportDesk desk;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        people = new ReviewDesk(test.database(), "world", 4).predicted();
        desk = new ExportDesk(people);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void tellsWhereAnAnnotationComesFrom() {
        people.decideAll(people.item(0), people.ana, ReviewEvent.ACCEPT, true);
        ExportedItem item = items(ExportContent.BOTH).get(0);
        assertThat(item.state()).isEqualTo(ItemState.REVIEWED);
        assertThat(item.reviewer()).isEqualTo(people.ana.user().login());
        assertThat(item.annotations()).hasSize(3);
        ExportedAnnotation car = item.annotations().stream()
                .filter(one -> one.label().equals("car"))
                .findFirst()
                .orElseThrow();
        assertThat(car.box()).isEqualTo(ReviewDesk.BOX);
        assertThat(car.mask()).isEqualTo(ReviewDesk.MASK);
        assertThat(item.suggestions()).extracting(ExportedSuggestion::mask).containsOnlyOnce(ReviewDesk.MASK);
        assertThat(item.maskBytes()).isEqualTo(2L * ReviewDesk.MASK.counts().length());
        assertThat(car.source()).isEqualTo(AnnotationSource.ACCEPTED);
        assertThat(car.score()).isEqualTo(0.9f);
        assertThat(car.confidence()).isEqualTo(0.95f);
        assertThat(car.origin()).isEqualTo(item.suggestions().get(0).origin());
        assertThat(car.prediction()).isEqualTo(item.suggestions().get(0).uid());
        assertThat(item.suggestions()).extracting(ExportedSuggestion::score).containsExactly(0.9f, 0.6f, 0.2f, -0.8f);
        assertThat(item.suggestions().get(0).status()).isEqualTo(ReviewState.ACCEPTED);
        assertThat(item.suggestions().get(0).origin().trainingSet())
                .isEqualTo(people.seed.version().trainingSet());
    }

    @Test
    void tellsWhatStandsForACrowd() {
        people.decideAll(people.item(0), people.ana, ReviewEvent.ACCEPT, true);
        test.database().doInTransaction(tx -> tx.sql(
                        "UPDATE annotation SET crowd = true WHERE label_id = (SELECT id FROM label WHERE name = 'car')")
                .update());
        assertThat(items(ExportContent.ANNOTATIONS).get(0).annotations())
                .filteredOn(ExportedAnnotation::crowd)
                .extracting(ExportedAnnotation::label)
                .containsExactly("car");
    }

    @Test
    void tellsReviewedAndEmptyFromUnreviewed() {
        people.decideAll(people.item(1), people.ana, ReviewEvent.REJECT, true);
        people.decide(people.item(2), people.ana, "car", ReviewEvent.REJECT);
        List<ExportedItem> items = items(ExportContent.ANNOTATIONS);
        assertThat(items)
                .extracting(ExportedItem::state)
                .containsExactly(ItemState.UNREVIEWED, ItemState.REVIEWED, ItemState.IN_PROGRESS, ItemState.UNREVIEWED);
        assertThat(items).extracting(ExportedItem::isReviewedAndEmpty).containsExactly(false, true, false, false);
        assertThat(items).allSatisfy(item -> assertThat(item.suggestions()).isEmpty());
    }

    @Test
    void whatSomebodyHasRefutedNoLongerHolds() {
        people.decide(people.item(0), people.ana, "car", ReviewEvent.REJECT);
        people.decide(people.item(0), people.ana, "dog", ReviewEvent.ACCEPT);
        assertThat(items(ExportContent.SUGGESTIONS).get(0).suggestions())
                .filteredOn(ExportedSuggestion::holds)
                .extracting(ExportedSuggestion::label)
                .containsExactly("person", "dog");
    }

    @Test
    void leavesOutWhatIsRemovedAndHidden() {
        people.decide(people.item(0), people.ana, "car", ReviewEvent.ACCEPT);
        people.decide(people.item(0), people.ana, "car", ReviewEvent.UNDO);
        people.save(
                people.item(0), people.ana, ReviewDesk.added(new NewAnnotation("dog", new Box(1, 2, 3, 4), Map.of())));
        test.database().doInTransaction(tx -> Seed.hide(tx, people.seed));
        ExportedItem item = items(ExportContent.BOTH).get(0);
        assertThat(item.suggestions()).isEmpty();
        assertThat(item.annotations()).singleElement().satisfies(dog -> {
            assertThat(dog.label()).isEqualTo("dog");
            assertThat(dog.origin()).isNull();
            assertThat(dog.prediction()).isNull();
            assertThat(dog.score()).isNull();
        });
    }

    private List<ExportedItem> items(ExportContent content) {
        ExportOrder order = new ExportOrder("all", ExportFormat.JSONL, content, false, "", List.of(), List.of());
        return desk.items(desk.begin(desk.create(order)), 3);
    }
}
