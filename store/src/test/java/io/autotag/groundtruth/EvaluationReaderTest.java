package io.autotag.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.compare.Share;
import io.autotag.review.ReviewEvent;
import io.autotag.store.Level;
import io.autotag.store.ModelVersion;
import io.autotag.store.NewPrediction;
import io.autotag.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluationReaderTest {

    @TempDir
    private Path folder;

    private TestDatabase test;
    private TruthWorld world;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        world = new TruthWorld(test.database(), "judged", 5, folder);
        world.desk.predicted();
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Evaluation evaluate(EvaluationReader reader) {
        return test.database()
                .read(tx -> reader.evaluate(tx, world.desk.seed.project(), world.desk.seed.version(), ""));
    }

    private Evaluation evaluate(String query) {
        return evaluate(world.desk.seed.version(), query);
    }

    private Evaluation evaluate(ModelVersion version, String query) {
        return test.database()
                .read(tx -> new EvaluationReader().evaluate(tx, world.desk.seed.project(), version, query));
    }

    /** It says of every picture that a person is there. */
    private ModelVersion classifier() {
        ModelVersion classifier = world.newVersion(Level.IMAGE);
        world.desk.run(classifier, List.of(new NewPrediction("person", Level.IMAGE, 0.95f, 0.9f, null)));
        return classifier;
    }

    /** A person in each of the first pictures, wherever. */
    private void takePersons(int pictures) throws IOException {
        world.takeCoco(world.coco(pictures, "person", "{\"image_id\": %d, \"category_id\": 1}"));
    }

    private LabelResult label(Evaluation evaluation, String name) {
        Map<Integer, String> names = test.database()
                .read(tx -> new EvaluationReader().labels(tx, world.desk.seed.project(), world.desk.seed.version()));
        return evaluation.labels().stream()
                .filter(label -> name.equals(names.get(label.label())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void judgesByWhatWasImported() throws IOException {
        world.takeCars(3);
        Evaluation evaluation = evaluate("");
        assertThat(evaluation.items()).isEqualTo(3);
        assertThat(label(evaluation, "car").averagePrecision()).hasValue(1);
        assertThat(label(evaluation, "car").recall()).isEqualTo(new Share(3, 3));
        assertThat(label(evaluation, "dog").precision()).isEqualTo(new Share(0, 3));
        assertThat(label(evaluation, "dog").averagePrecision()).isEmpty();
        assertThat(label(evaluation, "bicycle").precision()).isEqualTo(Share.NONE);
        assertThat(evaluation.meanAveragePrecision()).hasValue(1);
    }

    @Test
    void judgesByReviewedItemsToo() {
        world.desk.decideAll(world.desk.item(0), world.desk.ana, ReviewEvent.ACCEPT, true);
        world.desk.decideAll(world.desk.item(1), world.desk.ana, ReviewEvent.REJECT, true);
        world.desk.decide(world.desk.item(2), world.desk.ana, "car", ReviewEvent.ACCEPT);
        Evaluation evaluation = evaluate("");
        assertThat(evaluation.items()).isEqualTo(2);
        assertThat(label(evaluation, "car").precision()).isEqualTo(new Share(1, 2));
        assertThat(label(evaluation, "car").recall()).isEqualTo(new Share(1, 1));
    }

    @Test
    void saysWhetherThereAreMoreItemsThanItLooksAt() throws IOException {
        world.takeCars(3);
        assertThat(evaluate(new EvaluationReader(3)).complete()).isTrue();
        Evaluation newest = evaluate(new EvaluationReader(2));
        assertThat(newest.complete()).isFalse();
        assertThat(newest.items()).isEqualTo(2);
    }

    @Test
    void looksAtNoItemOfAnImportThatBrokeOff() throws IOException {
        assertThatThrownBy(() -> world.takeCoco("{\"images\": [{\"id\": 1, \"file_name\": \""
                        + world.desk.item(0).key() + "\"}], \"categories\": [}"))
                .isInstanceOf(TruthFileException.class);
        assertThat(evaluate("").items()).isZero();
        world.takeCars(3);
        assertThat(evaluate("").items()).isEqualTo(3);
    }

    @Test
    void boxesSayNothingOfLabelsOfTheWholePicture() throws IOException {
        ModelVersion classifier = classifier();
        world.takeCars(3);
        assertThat(evaluate(classifier, "").items()).isZero();
        assertThat(evaluate("").items()).isEqualTo(3);
    }

    @Test
    void labelsOfTheWholePictureSayNothingOfBoxes() throws IOException {
        ModelVersion classifier = classifier();
        takePersons(2);
        assertThat(label(evaluate(classifier, ""), "person").precision()).isEqualTo(new Share(2, 2));
        assertThat(evaluate("").items()).isZero();
    }

    @Test
    void whatImportsOfBothLevelsSayOfAnItemStandsSideBySide() throws IOException {
        ModelVersion classifier = classifier();
        world.takeCars(3);
        takePersons(2);
        assertThat(evaluate(classifier, "").items()).isEqualTo(2);
        assertThat(evaluate("").items()).isEqualTo(3);
    }

    @Test
    void aFileOfBothLevelsKnowsBothOfEachOfItsPictures() throws IOException {
        ModelVersion classifier = classifier();
        world.takeCoco(
                """
                {"images": [{"id": 0, "file_name": "%s"}, {"id": 1, "file_name": "%s"}],
                 "categories": [{"id": 1, "name": "person"}, {"id": 2, "name": "car"}],
                 "annotations": [{"image_id": 0, "category_id": 1},
                                 {"image_id": 0, "category_id": 2, "bbox": [10, 20, 100, 50]}]}"""
                        .formatted(world.desk.item(0).key(), world.desk.item(1).key()));
        assertThat(label(evaluate(classifier, ""), "person").precision()).isEqualTo(new Share(1, 2));
        assertThat(label(evaluate(""), "car").precision()).isEqualTo(new Share(1, 2));
    }

    @Test
    void aReviewedItemIsKnownOnEveryLevelWhateverWasImported() throws IOException {
        ModelVersion classifier = classifier();
        world.takeCars(3);
        world.desk.decideAll(world.desk.item(0), world.desk.ana, ReviewEvent.ACCEPT, true);
        assertThat(label(evaluate(classifier, ""), "person").precision()).isEqualTo(new Share(1, 1));
    }

    @Test
    void anImportTakesThePlaceOfEarlierOnesOfItsLevels() throws IOException {
        world.takeCars(2);
        world.takeCars(3);
        assertThat(world.desk.number("SELECT count(*) AS n FROM ground_truth_item"))
                .isEqualTo(3);
        takePersons(1);
        assertThat(world.desk.number("SELECT count(*) AS n FROM ground_truth_item"))
                .isEqualTo(4);
    }

    @Test
    void looksAtTheItemsOfTheQueryOnly() throws IOException {
        world.takeCars(3);
        assertThat(evaluate("reference_id = \"" + world.desk.item(1).key() + "\"")
                        .items())
                .isEqualTo(1);
        assertThat(evaluate("reference_id = \"" + world.desk.item(4).key() + "\"")
                        .items())
                .isZero();
    }
}
