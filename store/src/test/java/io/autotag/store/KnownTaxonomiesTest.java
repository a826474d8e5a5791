package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.review.AttributeRules;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever remembers the labels of a project notices each kind of change of them. */
final class KnownTaxonomiesTest {

    private final TaxonomyRepository taxonomy = new TaxonomyRepository();
    private final ReviewReader remembering = new ReviewReader();
    private TestDatabase test;
    private ReviewDesk desk;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        desk = new ReviewDesk(test.database(), "world", 1).predicted();
        assertThat(labels()).containsExactlyElementsOf(Seed.LABELS);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aNewLabel() {
        change(tx -> taxonomy.put(tx, project(), label("van", "#000000")));
        assertThat(labels()).contains("van");
    }

    @Test
    void anotherColour() {
        String before = bundle().taxonomyVersion();
        change(tx -> taxonomy.put(tx, project(), label("car", "#000000")));
        assertThat(bundle().labels()).extracting(ProjectLabel::colour).contains("#000000");
        assertThat(bundle().taxonomyVersion()).isNotEqualTo(before);
    }

    @Test
    void aLabelThatGoes() {
        change(tx -> taxonomy.put(tx, project(), label("van", "#000000")));
        assertThat(labels()).contains("van");
        change(tx -> taxonomy.remove(tx, project(), "van"));
        assertThat(labels()).doesNotContain("van");
    }

    @Test
    void whatALabelOfAModelIsCalled() {
        change(tx -> taxonomy.map(tx, project(), desk.seed.version(), new LabelMapping("car", "dog")));
        assertThat(called("car")).isEqualTo("dog");
        change(tx -> taxonomy.map(tx, project(), desk.seed.version(), new LabelMapping("car", null)));
        assertThat(bundle().suggestions())
                .noneMatch(suggestion -> suggestion.modelLabel().equals("car"));
    }

    @Test
    void whatTheFirstRunOfAnotherVersionBringsAlong() {
        desk.run(desk.model("other"), List.of(ReviewDesk.USUAL.get(0)));
        assertThat(bundle().suggestions())
                .filteredOn(suggestion -> suggestion.modelName().equals("other"))
                .extracting(Suggestion::label)
                .containsExactly("car");
    }

    @Test
    void aChangeThatWasTakenBackIsNone() {
        try {
            change(tx -> {
                taxonomy.put(tx, project(), label("van", "#000000"));
                assertThat(remembering.bundle(tx, project(), desk.item(0)).labels())
                        .extracting(ProjectLabel::name)
                        .contains("van");
                throw new IllegalStateException("not after all");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("not after all");
        }
        assertThat(labels()).doesNotContain("van");
        change(tx -> taxonomy.put(tx, project(), label("bus", "#000000")));
        assertThat(labels()).contains("bus").doesNotContain("van");
    }

    private void change(Consumer<Transaction> change) {
        test.database().doInTransaction(change);
    }

    private ReviewBundle bundle() {
        return test.database().look(tx -> remembering.bundle(tx, project(), desk.item(0)));
    }

    private List<String> labels() {
        return bundle().labels().stream().map(ProjectLabel::name).toList();
    }

    private String called(String modelLabel) {
        return bundle().suggestions().stream()
                .filter(suggestion -> suggestion.modelLabel().equals(modelLabel))
                .findFirst()
                .orElseThrow()
                .label();
    }

    private Project project() {
        return desk.seed.project();
    }

    private static ProjectLabel label(String name, String colour) {
        return new ProjectLabel(name, colour, null, AttributeRules.NONE);
    }
}
