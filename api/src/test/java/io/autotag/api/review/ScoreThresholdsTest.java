package io.autotag.api.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autotag.calibration.Curve;
import io.autotag.review.ReviewEvent;
import io.autotag.store.Level;
import io.autotag.store.Lineage;
import io.autotag.store.LineageReader;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.NewModelVersion;
import io.autotag.store.RescoreDesk;
import io.autotag.store.ReviewDesk;
import io.autotag.store.Seed;
import io.autotag.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The confidence at which a score is 0. */
final class ScoreThresholdsTest {

    private TestDatabase test;
    private ReviewDesk desk;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        desk = new ReviewDesk(test.database(), "world", 2);
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

    @Test
    void isThatOfTheCalibrationInForce() {
        desk.predicted();
        RescoreDesk scores = new RescoreDesk(test.database(), desk.seed, Duration.ZERO);
        assertThat(threshold("car")).isEmpty();
        scores.finish(scores.confirm(desk.lead, scores.invented(desk.lead, 2, -1)));
        double car = threshold("car").orElseThrow();
        assertThat(car).isCloseTo(1 / (1 + Math.exp(-1 / 2.2)), within(1e-9));
        assertThat(new Curve(2.2, -1).score(car)).isCloseTo(0, within(1e-6f));
        assertThat(threshold("dog").orElseThrow()).isCloseTo(1 / (1 + Math.exp(-1 / 2.3)), within(1e-9));
        scores.finish(scores.takeBack(desk.lead));
        assertThat(threshold("car")).isEmpty();
    }

    @Test
    void ofALineageIsThatOfTheCalibrationOfItsDay() {
        desk.predicted();
        RescoreDesk scores = new RescoreDesk(test.database(), desk.seed, Duration.ZERO);
        desk.decide(desk.item(0), desk.ana, "car", ReviewEvent.ACCEPT);
        scores.finish(scores.confirm(desk.lead, scores.invented(desk.lead, 2, -1)));
        double inForce = threshold("car").orElseThrow();
        desk.decide(desk.item(1), desk.ana, "car", ReviewEvent.ACCEPT);
        assertThat(thresholdOfTheAnnotation(0)).isEmpty();
        assertThat(thresholdOfTheAnnotation(1)).contains(inForce);
        scores.finish(scores.takeBack(desk.lead));
        assertThat(thresholdOfTheAnnotation(1)).contains(inForce);
    }

    private Optional<Double> thresholdOfTheAnnotation(int item) {
        String uid = desk.bundle(desk.item(item)).annotations().get(0).uid();
        Lineage lineage = test.database().read(tx -> new LineageReader().read(tx, desk.seed.project(), uid));
        return new ScoreThresholds(test.database())
                .of(Optional.ofNullable(lineage.origin()).orElseThrow());
    }

    private Optional<Double> threshold(String label) {
        return new ScoreThresholds(test.database())
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
