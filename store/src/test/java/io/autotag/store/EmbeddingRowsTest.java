package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Embeddings are written with the claims of their items, and go with them. */
final class EmbeddingRowsTest {

    private static final double[] ACROSS = {1, 0};
    private static final double[] DOWN = {0, -1};

    private TestDatabase test;
    private Seed seed;
    private EmbeddingDesk desk;
    private ModelVersion version;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        seed = Seed.plant(test.database(), "world", 3);
        desk = new EmbeddingDesk(test.database());
        version = desk.addModel(seed.organisation(), "eye");
    }

    @AfterEach
    void close() {
        test.close();
    }

    private List<String> vectors() {
        return test.database()
                .read(tx -> tx.sql("SELECT encode(vector, 'hex') AS hex FROM item_embedding ORDER BY item_id")
                        .list(row -> row.text("hex")));
    }

    private boolean isVisible() {
        return test.database().read(tx -> tx.sql("SELECT bool_or(visible) AS visible FROM prediction_set")
                .one(row -> row.truth("visible")));
    }

    @Test
    void areKeptInHalves() {
        desk.run(seed.project(), version, false, item -> ACROSS);
        assertThat(vectors()).containsExactly("003c0000", "003c0000", "003c0000");
    }

    @Test
    void areWrittenOnceHoweverOftenAnItemIsDescribed() {
        desk.run(seed.project(), version, false, item -> ACROSS);
        desk.run(seed.project(), version, false, item -> DOWN);
        assertThat(vectors()).containsExactly("003c0000", "003c0000", "003c0000");
    }

    @Test
    void areReplacedByAForcedRun() {
        desk.run(seed.project(), version, false, item -> ACROSS);
        Run forced = desk.begin(seed.project(), version, true);
        assertThat(vectors()).containsExactly("003c0000", "003c0000", "003c0000");
        desk.write(forced, item -> DOWN);
        assertThat(vectors()).containsExactly("000000bc", "000000bc", "000000bc");
    }

    @ParameterizedTest
    @EnumSource(WriteStep.class)
    void anInterruptedWriteLeavesNone(WriteStep step) {
        Run run = desk.begin(seed.project(), version, false);
        EmbeddingDesk interrupted = new EmbeddingDesk(test.database(), reached -> {
            if (reached == step) {
                throw new IllegalStateException("interrupted");
            }
        });
        assertThatThrownBy(() -> interrupted.write(run, item -> ACROSS)).hasMessage("interrupted");
        assertThat(vectors()).isEmpty();
        desk.write(run, item -> ACROSS);
        assertThat(vectors()).hasSize(3);
    }

    @Test
    void standInSetsThatQueriesDoNotSee() {
        desk.run(seed.project(), version, false, item -> ACROSS);
        assertThat(isVisible()).isFalse();
        test.database().doInTransaction(tx -> {
            ModelRepository models = new ModelRepository();
            models.activate(tx, models.get(tx, version.orgId(), version.modelUid()), version.uid());
        });
        assertThat(isVisible()).isFalse();
    }

    @Test
    void areOfVersionsWithoutLabels() {
        assertThat(version.givesTags()).isFalse();
        assertThat(version.shown()).isEqualTo("eye@1");
        assertThat(seed.version().givesTags()).isTrue();
        assertThatThrownBy(() -> newVersion("embedding", List.of("cat")))
                .hasMessage("A model version that gives embeddings has no labels.");
        assertThatThrownBy(() -> newVersion("yolo-v8", List.of()))
                .hasMessage("A model version has at least one label.");
    }

    private static NewModelVersion newVersion(String head, List<String> labels) {
        return new NewModelVersion("a", 1, "", "a", head, "", Level.IMAGE, null, labels);
    }
}
