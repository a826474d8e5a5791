package io.autotag.query;

import io.autotag.query.World.Annotation;
import io.autotag.query.World.Box;
import io.autotag.query.World.Item;
import io.autotag.query.World.Place;
import io.autotag.query.World.Prediction;
import io.autotag.query.World.PredictionSet;
import io.autotag.query.World.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** A random project of few values, so that random queries find something. */
public final class RandomWorld {
    public static final List<PredictionSet> SETS = List.of(
            new PredictionSet("detector", 1, Optional.of("v1"), false, "run-a"),
            new PredictionSet("detector", 2, Optional.of("v2"), true, "run-b"),
            new PredictionSet("weather", 1, Optional.empty(), true, "run-c"));
    public static final List<Place> DATASETS =
            List.of(new Place("roads", "Roads of 2025"), new Place("parks", "Parks"));
    public static final List<Place> SLICES = List.of(
            new Place("edge-cases", "Edge cases"), new Place("night", "At night"), new Place("golden", "Golden"));
    public static final List<String> LABELS = List.of("car", "car_red", "person", "rain", "rainy", "Sun \"low\"");
    public static final List<Float> SCORES = List.of(-0.9f, -0.5f, -0.2f, 0f, 0.3f, 0.5f, 0.7f, 0.8f, 0.95f);
    public static final List<String> LOGINS = List.of("ada", "grace");
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final List<String> WEATHERS = List.of("rainy", "sunny", "2026-01-01");

    private final Random random;

    public RandomWorld(Random random) {
        this.random = random;
    }

    public World world(int items) {
        return new World(IntStream.rangeClosed(1, items).mapToObj(this::item).toList());
    }

    private Item item(int number) {
        Set<PredictionSet> looked = some(SETS);
        return new Item(
                number,
                "image-" + (number % 7) + "-" + number,
                "uid-" + number,
                one(DATASETS),
                some(SLICES),
                metadata(),
                maybe().map(yes -> 600 + 100 * random.nextInt(4)),
                maybe().map(yes -> 400 + 100 * random.nextInt(4)),
                moment(),
                review(),
                looked,
                predictions(looked),
                annotations());
    }

    private List<Prediction> predictions(Set<PredictionSet> looked) {
        List<Prediction> predictions = new ArrayList<>();
        for (PredictionSet set : looked) {
            for (int i = random.nextInt(4); i > 0; i--) {
                predictions.add(prediction(set));
            }
        }
        return predictions;
    }

    private Prediction prediction(PredictionSet set) {
        TagLevel level = one(List.of(TagLevel.values()));
        float score = one(SCORES);
        return new Prediction(
                set,
                level,
                one(LABELS),
                score,
                (score + 1) / 2,
                one(Field.AUTOTAG_STATUS.choices()),
                level == TagLevel.OBJECT ? Optional.of(box()) : Optional.empty());
    }

    private Box box() {
        return new Box(10f * random.nextInt(5), 10f * random.nextInt(5));
    }

    private List<Annotation> annotations() {
        return IntStream.range(0, random.nextInt(3)).mapToObj(i -> annotation()).toList();
    }

    private Annotation annotation() {
        String type = one(Field.ANNOTATION_TYPE.choices());
        Optional<Box> box = type.equals("bounding_box") ? Optional.of(box()) : Optional.empty();
        return new Annotation(one(LABELS), type, metadata(), box);
    }

    private Map<String, Object> metadata() {
        Map<String, Object> metadata = new HashMap<>();
        maybe().ifPresent(yes -> metadata.put("weather", one(WEATHERS)));
        maybe().ifPresent(yes -> metadata.put("speed", (double) random.nextInt(5)));
        maybe().ifPresent(yes -> metadata.put("night", random.nextBoolean()));
        maybe().ifPresent(yes -> metadata.put("odd name", random.nextBoolean() ? "x" : 1.5));
        return metadata;
    }

    private Review review() {
        String status = one(Field.REVIEW_STATUS.choices());
        return status.equals("reviewed")
                ? new Review(status, Optional.of(one(LOGINS)), Optional.of(moment()))
                : new Review(status, Optional.empty(), Optional.empty());
    }

    private Instant moment() {
        return START.plusSeconds(3600L * 6 * random.nextInt(16));
    }

    private Optional<Boolean> maybe() {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(true);
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> Set<T> some(List<T> values) {
        Set<T> some = new LinkedHashSet<>();
        values.stream().filter(value -> random.nextInt(3) > 0).forEach(some::add);
        return some;
    }
}
