package io.autotag.store;

import static io.autotag.review.ReviewEvent.ACCEPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.review.AttributeRule;
import io.autotag.review.AttributeRules;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TaxonomyTest {

    private final TaxonomyRepository taxonomy = new TaxonomyRepository();
    private TestDatabase test;
    private ReviewDesk desk;
    private Project project;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        desk = new ReviewDesk(test.database(), "world", 1).predicted();
        project = desk.seed.project();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aModelsLabelsAreItsOwnNamesAtFirst() {
        assertThat(labels()).extracting(ProjectLabel::name).containsExactlyElementsOf(Seed.LABELS);
        assertThat(labels()).extracting(ProjectLabel::colour).doesNotHaveDuplicates();
        assertThat(mappings(desk.seed.version()))
                .contains(new LabelMapping("car", "car"), new LabelMapping("dog", "dog"));
    }

    @Test
    void severalLabelsBecomeOneAndTheModelsOwnIsKept() {
        put(new ProjectLabel("thing", "#00ff00", null, AttributeRules.NONE));
        map("car", "thing");
        map("dog", "thing");
        Suggestion car = desk.suggestion(desk.item(0), "car");
        assertThat(car.label()).isEqualTo("thing");
        desk.decide(desk.item(0), desk.ana, "car", ACCEPT);
        desk.decide(desk.item(0), desk.ana, "dog", ACCEPT);
        assertThat(desk.bundle(desk.item(0)).annotations())
                .extracting(StoredAnnotation::label)
                .containsExactly("thing", "thing");
    }

    @Test
    void ignoredLabelsAreNeitherShownNorWaitedFor() {
        Decision decision = desk.decision(desk.item(0), "car", ACCEPT);
        map("car", null);
        assertThat(desk.bundle(desk.item(0)).suggestions())
                .extracting(Suggestion::modelLabel)
                .doesNotContain("car");
        assertThatThrownBy(() -> desk.save(desk.item(0), desk.ana, ReviewSave.of(List.of(decision), false)))
                .hasMessageContaining("ignores the label \"car\"");
        assertThat(desk.decideAll(desk.item(0), desk.ana, ACCEPT, true).pending())
                .isZero();
    }

    @Test
    void theNextVersionIsMappedLikeTheOneBefore() {
        put(new ProjectLabel("thing", "#00ff00", null, AttributeRules.NONE));
        map("car", "thing");
        map("dog", null);
        ModelVersion next = test.database().inTransaction(tx -> {
            Model model = new ModelRepository()
                    .get(tx, desk.seed.organisation().id(), desk.seed.version().modelUid());
            ModelVersion old = desk.seed.version();
            return new ModelRepository()
                    .addVersion(
                            tx,
                            model,
                            new NewModelVersion(
                                    old.blobSha256(),
                                    1,
                                    "head: yolo-v8\nname: b\n",
                                    "b".repeat(64),
                                    "yolo-v8",
                                    "by its shape",
                                    Level.OBJECT,
                                    null,
                                    List.of("dog", "car", "kite")));
        });
        desk.run(next, List.of());
        assertThat(mappings(next))
                .containsExactly(
                        new LabelMapping("car", "thing"),
                        new LabelMapping("dog", null),
                        new LabelMapping("kite", "kite"));
        assertThat(labels()).extracting(ProjectLabel::name).endsWith("thing", "kite");
    }

    @Test
    void keepsColoursKeysAndAttributesInTheirOrder() {
        ProjectLabel car = new ProjectLabel(
                "car",
                "#123456",
                "1",
                new AttributeRules(List.of(
                        AttributeRule.number("doors", 2.0, null),
                        AttributeRule.choice("colour", List.of("red", "blue")),
                        AttributeRule.truth("parked"))));
        put(car);
        assertThat(labels()).contains(car);
        ProjectLabel plain = new ProjectLabel("car", "#654321", null, AttributeRules.NONE);
        put(plain);
        assertThat(labels()).contains(plain).doesNotContain(car);
    }

    @Test
    void twoLabelsCannotHaveOneKey() {
        put(new ProjectLabel("car", "#123456", "1", AttributeRules.NONE));
        assertThatThrownBy(() -> put(new ProjectLabel("dog", "#123456", "1", AttributeRules.NONE)))
                .hasMessage("The hot key 1 belongs to \"car\".");
    }

    @Test
    void labelsInUseStay() {
        desk.decide(desk.item(0), desk.ana, "car", ACCEPT);
        assertThatThrownBy(() -> remove("car")).hasMessageContaining("relabel them first");
        assertThatThrownBy(() -> remove("dog")).hasMessageContaining("mapped to \"dog\"");
        map("dog", null);
        remove("dog");
        assertThat(labels()).extracting(ProjectLabel::name).doesNotContain("dog");
        assertThatThrownBy(() -> remove("dog")).hasMessageContaining("no such label");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> new ProjectLabel("car", "red", null, AttributeRules.NONE))
                .hasMessageContaining("#4fa8f5");
        assertThatThrownBy(() -> new ProjectLabel(" ", "#000000", null, AttributeRules.NONE))
                .hasMessageContaining("name");
        assertThatThrownBy(() -> new ProjectLabel("car", "#000000", "F1", AttributeRules.NONE))
                .hasMessageContaining("one character");
        assertThatThrownBy(() -> new ProjectLabel(
                        "car", "#000000", null, new AttributeRules(List.of(AttributeRule.choice("c", List.of())))))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> map("car", "unicorn")).hasMessageContaining("taxonomy");
        assertThatThrownBy(() -> map("unicorn", "car")).hasMessageContaining("label of the model version");
    }

    private List<ProjectLabel> labels() {
        return test.database().read(tx -> taxonomy.list(tx, project));
    }

    private List<LabelMapping> mappings(ModelVersion version) {
        return test.database().read(tx -> taxonomy.mappings(tx, project, version));
    }

    private void put(ProjectLabel label) {
        test.database().doInTransaction(tx -> taxonomy.put(tx, project, label));
    }

    private void remove(String name) {
        test.database().doInTransaction(tx -> taxonomy.remove(tx, project, name));
    }

    private void map(String label, @Nullable String target) {
        test.database()
                .doInTransaction(tx -> taxonomy.map(tx, project, desk.seed.version(), new LabelMapping(label, target)));
    }
}
