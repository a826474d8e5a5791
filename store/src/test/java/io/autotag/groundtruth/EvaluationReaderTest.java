package io.autotag.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.compare.Share;
import io.autotag.review.ReviewEvent;
import io.autotag.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
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
        return test.database().read(tx -> new EvaluationReader()
                .evaluate(tx, world.desk.seed.project(), world.desk.seed.version(), query));
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
