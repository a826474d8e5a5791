package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models, their versions, and which predictions are seen. */
final class ModelsTest {

    private final ModelRepository models = new ModelRepository();
    private final PredictionReader reader = new PredictionReader();
    private TestDatabase test;
    private Seed seed;
    private Tagging tagging;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        seed = Seed.plant(test.database(), "world", 40);
        tagging = new Tagging(test.database());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void versionsAreNumberedAndNamed() {
        ModelVersion second = addVersion(List.of("cat", "dog", "cat"));
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.trainingSet()).isEqualTo("world@2");
        assertThat(second.labels()).containsExactly("cat", "dog", "cat");
        ModelVersion read = test.database()
                .read(tx -> models.version(tx, seed.organisation().id(), second.uid()));
        assertThat(read).isEqualTo(second);
    }

    @Test
    void aVersionIsFoundByItsFileAndCard() {
        ModelVersion second = addVersion(List.of("cat"));
        assertThat(found(second.blobSha256(), second.cardSha256())).contains(second);
        assertThat(found(second.blobSha256(), "another")).isEmpty();
    }

    @Test
    void theFirstPreviewIsRemembered() {
        ModelVersion draft = addVersion(Seed.LABELS);
        assertThat(draft.previewedAt()).isNull();
        test.database().doInTransaction(tx -> models.markPreviewed(tx, draft));
        ModelVersion tried = reread(draft);
        assertThat(tried.previewedAt()).isNotNull();
        test.database().doInTransaction(tx -> models.markPreviewed(tx, draft));
        assertThat(reread(draft)).isEqualTo(tried);
    }

    @Test
    void activatingRetiresTheVersionBefore() {
        ModelVersion second = activate(addVersion(Seed.LABELS));
        assertThat(second.state()).isEqualTo(VersionState.ACTIVE);
        List<ModelVersion> all = test.database().read(tx -> models.versions(tx, model()));
        assertThat(all).extracting(ModelVersion::state).containsExactly(VersionState.ACTIVE, VersionState.RETIRED);
        assertThat(model().activeVersionId()).isEqualTo(second.id());
    }

    @Test
    void theVersionsOfManyModelsAreReadAtOnce() {
        ModelVersion second = addVersion(List.of("cat", "dog", "cat"));
        Model other = test.database()
                .inTransaction(tx -> models.create(tx, seed.organisation().id(), "another"));
        Map<Long, List<ModelVersion>> versions =
                test.database().read(tx -> models.versions(tx, List.of(model(), other)));
        assertThat(versions).containsOnlyKeys(model().id());
        assertThat(versions.get(model().id())).containsExactly(second, reread(seed.version()));
        Map<Long, List<ModelVersion>> none = test.database().read(tx -> models.versions(tx, List.of()));
        assertThat(none).isEmpty();
    }

    @Test
    void onlyTheActiveVersionsPredictionsAreSeen() {
        tagging.finish(tagging.begin(seed));
        Item item = seed.items().get(3);
        assertThat(ofItem(item, false)).isNotEmpty();
        activate(addVersion(Seed.LABELS));
        assertThat(ofItem(item, false)).isEmpty();
        assertThat(ofItem(item, true)).isNotEmpty().noneMatch(StoredPrediction::visible);
        activate(seed.version());
        assertThat(ofItem(item, false)).isNotEmpty();
    }

    @Test
    void aPredictionIsReadAsItWasWritten() {
        tagging.finish(tagging.begin(seed));
        Item item = seed.items().get(3);
        List<NewPrediction> written = Tagging.predictionsOf(item.id());
        List<StoredPrediction> read = ofItem(item, false);
        assertThat(read).hasSameSizeAs(written).isSortedAccordingTo((a, b) -> Float.compare(b.score(), a.score()));
        assertThat(read)
                .extracting(p -> new NewPrediction(p.label(), p.level(), p.confidence(), p.score(), p.box(), p.mask()))
                .containsExactlyInAnyOrderElementsOf(written);
        assertThat(read).extracting(StoredPrediction::uid).doesNotHaveDuplicates();
    }

    @Test
    void refusesALabelThatTheVersionDoesNotGive() {
        Run run = tagging.begin(seed);
        ChunkKey chunk = new ChunkKey(run.id(), run.epoch(), 0);
        tagging.positionOf(chunk);
        NewPrediction unknown = new NewPrediction("unicorn", Level.IMAGE, 0.5f, 0, null);
        List<ItemPredictions> found =
                List.of(new ItemPredictions(seed.items().get(0).id(), List.of(unknown)));
        assertThatThrownBy(() -> test.database()
                        .inTransaction(tx -> new PredictionWriter().write(tx, chunk, 0, 1, found, List.of(), 1)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("unicorn");
        assertThat(tagging.rows()).isEmpty();
    }

    @Test
    void refusesPredictionsThatMakeNoSense() {
        Box box = new Box(0, 0, 1, 1);
        assertThatThrownBy(() -> new NewPrediction("x", Level.IMAGE, Float.NaN, 0, null))
                .hasMessageContaining("confidence");
        assertThatThrownBy(() -> new NewPrediction("x", Level.IMAGE, 1, 1.5f, null))
                .hasMessageContaining("score");
        assertThatThrownBy(() -> new NewPrediction("x", Level.IMAGE, 1, 1, box)).hasMessageContaining("box");
        assertThatThrownBy(() -> new NewPrediction("x", Level.IMAGE, 1, 1, null, ReviewDesk.MASK))
                .hasMessageContaining("mask");
        assertThatThrownBy(() -> new NewPrediction("x", Level.OBJECT, 1, 1, null))
                .hasMessageContaining("box");
        assertThatThrownBy(() -> new Box(0, Float.POSITIVE_INFINITY, 1, 1)).hasMessageContaining("finite");
    }

    private Model model() {
        return test.database()
                .read(tx ->
                        models.get(tx, seed.organisation().id(), seed.version().modelUid()));
    }

    private ModelVersion addVersion(List<String> labels) {
        NewModelVersion version = new NewModelVersion(
                "cd".repeat(32), 1, "head: yolo-v8\n", "cd".repeat(32), "yolo-v8", "card", Level.OBJECT, null, labels);
        return test.database().inTransaction(tx -> models.addVersion(tx, model(), version));
    }

    private ModelVersion activate(ModelVersion version) {
        return test.database().inTransaction(tx -> models.activate(tx, model(), version.uid()));
    }

    private List<StoredPrediction> ofItem(Item item, boolean hidden) {
        return test.database().read(tx -> reader.ofItem(tx, seed.organisation().id(), item, hidden));
    }

    private Optional<ModelVersion> found(String blobSha256, String cardSha256) {
        return test.database().inTransaction(tx -> models.findVersion(tx, model(), blobSha256, cardSha256));
    }

    private ModelVersion reread(ModelVersion version) {
        return test.database().read(tx -> models.version(tx, seed.organisation().id(), version.uid()));
    }
}
