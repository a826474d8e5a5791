package io.autotag.query.check;

import io.autotag.query.Literal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A project of a few names. */
final class SmallVocabulary implements Vocabulary {
    @Override
    public List<KnownValue> holding(Topic topic, String typed) {
        String sought = typed.toLowerCase(Locale.ROOT);
        return all(topic)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).contains(sought))
                .toList();
    }

    private static Stream<KnownValue> all(Topic topic) {
        return switch (topic.kind()) {
            case LABEL -> texts("car", "rain", "truck");
            case IMAGE_LABEL -> texts("rain", "weather_clear", "weather_fog");
            case OBJECT_LABEL -> texts("car", "police car", "truck");
            case TRAINING_SET -> texts("v1", "v2");
            case MODEL -> texts("detector");
            case MODEL_VERSION -> texts("detector@1", "detector@2");
            case RUN -> texts("0b1c");
            case REVIEWER -> texts("ann@example.org");
            case SLICE -> texts("edge-cases", "night");
            case DATASET -> texts("harbour");
            case METADATA_KEY -> texts("weather", "odd name");
            case METADATA_VALUE -> topic.key().equals("weather") ? texts("rainy") : numbers();
            case ATTRIBUTE_KEY -> texts("occluded");
            case ATTRIBUTE_VALUE -> Stream.of(new KnownValue(new Literal.Flag(true), ""));
        };
    }

    private static Stream<KnownValue> numbers() {
        return Stream.of(new KnownValue(new Literal.Numeric(5), ""), new KnownValue(new Literal.Numeric(0.25), ""));
    }

    private static Stream<KnownValue> texts(String... names) {
        return Stream.of(names).map(name -> KnownValue.text(name, ""));
    }
}
