package io.autotag.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A project in memory, small enough to be read by brute force. */
public record World(List<Item> items) {
    /** What one model version left in the project. */
    public record PredictionSet(String model, int version, Optional<String> trainingSet, boolean visible, String run) {
        public String modelVersion() {
            return model + "@" + version;
        }
    }

    public record Box(float width, float height) {}

    public record Prediction(
            PredictionSet set,
            TagLevel level,
            String label,
            float score,
            float confidence,
            String status,
            Optional<Box> box) {}

    public record Annotation(String label, String type, Map<String, Object> attributes, Optional<Box> box) {}

    public record Review(String status, Optional<String> reviewer, Optional<Instant> at) {
        public static final Review NONE = new Review("unreviewed", Optional.empty(), Optional.empty());
    }

    /** A dataset or a slice. */
    public record Place(String slug, String name) {}

    public record Item(
            int number,
            String key,
            String uid,
            Place dataset,
            Set<Place> slices,
            Map<String, Object> metadata,
            Optional<Integer> width,
            Optional<Integer> height,
            Instant createdAt,
            Review review,
            Set<PredictionSet> lookedAtBy,
            List<Prediction> predictions,
            List<Annotation> annotations) {
        public Item in(Set<Place> others) {
            return new Item(
                    number,
                    key,
                    uid,
                    dataset,
                    others,
                    metadata,
                    width,
                    height,
                    createdAt,
                    review,
                    lookedAtBy,
                    predictions,
                    annotations);
        }
    }
}
