package io.autotag.query;

import io.autotag.query.World.Annotation;
import io.autotag.query.World.Item;
import io.autotag.query.World.Place;
import io.autotag.query.World.Prediction;
import io.autotag.query.World.PredictionSet;
import io.autotag.query.World.Review;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Items for tests that need to be read at a glance. */
final class Sample {
    static final PredictionSet V1 = new PredictionSet("detector", 1, Optional.of("v1"), false, "run-1");
    static final PredictionSet V2 = new PredictionSet("detector", 2, Optional.of("v2"), true, "run-2");
    static final PredictionSet WEATHER = new PredictionSet("weather", 1, Optional.empty(), true, "run-3");

    private Sample() {}

    static Prediction object(String label, double score) {
        return prediction(V2, TagLevel.OBJECT, label, score, "pending");
    }

    static Prediction image(String label, double score) {
        return prediction(WEATHER, TagLevel.IMAGE, label, score, "pending");
    }

    static Prediction by(PredictionSet set, Prediction prediction) {
        return prediction(set, prediction.level(), prediction.label(), prediction.score(), prediction.status());
    }

    static Prediction decided(String status, Prediction prediction) {
        return prediction(prediction.set(), prediction.level(), prediction.label(), prediction.score(), status);
    }

    private static Prediction prediction(PredictionSet set, TagLevel level, String label, double score, String status) {
        float value = (float) score;
        Optional<World.Box> box = level == TagLevel.OBJECT ? Optional.of(new World.Box(40, 20)) : Optional.empty();
        return new Prediction(set, level, label, value, (value + 1) / 2, status, box);
    }

    static Item with(Prediction... predictions) {
        return item(Map.of(), Set.of(), List.of(predictions), List.of());
    }

    static Item unseen() {
        return with();
    }

    static Item tagged(String key, Object value) {
        return item(Map.of(key, value), Set.of(), List.of(), List.of());
    }

    static Item sliced(String slug, Prediction... predictions) {
        return item(Map.of(), Set.of(new Place(slug, slug)), List.of(predictions), List.of());
    }

    static Item annotated(Annotation... annotations) {
        return item(Map.of(), Set.of(), List.of(), List.of(annotations));
    }

    static Annotation annotation(String label, String type) {
        return new Annotation(label, type, Map.of("colour", "red"), Optional.empty());
    }

    private static Item item(
            Map<String, Object> metadata,
            Set<Place> slices,
            List<Prediction> predictions,
            List<Annotation> annotations) {
        return new Item(
                1,
                "image-1",
                "uid-1",
                new Place("roads", "Roads of 2025"),
                slices,
                metadata,
                Optional.of(640),
                Optional.empty(),
                Instant.parse("2026-01-31T12:00:00Z"),
                Review.NONE,
                predictions.stream().map(Prediction::set).collect(Collectors.toSet()),
                predictions,
                annotations);
    }
}
