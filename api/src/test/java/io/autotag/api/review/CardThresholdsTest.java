package io.autotag.api.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autotag.store.Level;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.NewModelVersion;
import io.autotag.store.ReviewDesk;
import io.autotag.store.Seed;
import io.autotag.store.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The confidence at which a score is 0. */
final class CardThresholdsTest {

    private TestDatabase test;
    private ReviewDesk desk;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        desk = new ReviewDesk(test.database(), "world", 1);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void isTheLabelsOwnElseTheDefault() {
        predict(
                """
                thresholds:
                  "car": 0.7
                  "default": 0.3
                """);
        assertThat(threshold("car")).contains(0.7);
        assertThat(threshold("dog")).contains(0.3);
    }

    @Test
    void isWhereACalibratedScoreIsZero() {
        predict(
                """
                thresholds:
                  "dog": 0.5
                  "default": 0.3
                calibration:
                  "default": {a: 2.0, b: 0.0}
                  "car": {a: 1.0, b: -2.1972246}
                """);
        assertThat(threshold("car").orElseThrow()).isCloseTo(0.9, within(1e-6));
        assertThat(threshold("dog")).contains(0.5);
        assertThat(threshold("person")).contains(0.5);
    }

    @Test
    void isUnknownWhereTheCardSaysNothing() {
        predict("head: yolo-v8\n");
        assertThat(threshold("car")).isEmpty();
    }

    private Optional<Double> threshold(String label) {
        return new CardThresholds(test.database())
                .of(desk.seed.organisation().id(), desk.suggestion(desk.item(0), label));
    }

    private void predict(String card) {
        String sha = "%064x".formatted(1);
        ModelVersion version = test.database().inTransaction(tx -> {
            ModelRepository models = new ModelRepository();
            ModelVersion draft = models.addVersion(
                    tx,
                    models.create(tx, desk.seed.organisation().id(), "carded"),
                    new NewModelVersion(sha, 1, card, sha, "yolo-v8", "asked", Level.OBJECT, null, Seed.LABELS));
            return models.activate(tx, models.get(tx, desk.seed.organisation().id(), draft.modelUid()), draft.uid());
        });
        desk.run(version, List.copyOf(ReviewDesk.USUAL));
    }
}
