package io.autotag.query.check;

import io.autotag.query.Field;
import io.autotag.query.ScopeKind;
import io.autotag.query.Spelling;
import io.autotag.query.TagLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names and values of the project that may come at a place. */
final class ValueOffers {
    private final Vocabulary vocabulary;
    private final String typed;

    ValueOffers(Vocabulary vocabulary, String typed) {
        this.vocabulary = vocabulary;
        this.typed = typed;
    }

    /** Names for behind the dot of a field, with the field. */
    List<Offer> keys(Field field) {
        String name = field.completion();
        Topic topic = keysOf(field);
        String begun = typed.substring(name.length());
        return known(topic, begun)
                .map(value -> {
                    String insert = name + Spelling.bare(value.name());
                    return new Offer(kind(topic), insert, "", value.help(), List.of(name + value.name()));
                })
                .toList();
    }

    List<Offer> tags(TagLevel level) {
        Topic topic = Topic.of(level == TagLevel.IMAGE ? Topic.Kind.IMAGE_LABEL : Topic.Kind.OBJECT_LABEL);
        List<Offer> offers = new ArrayList<>(known(topic, typed)
                .map(tag ->
                        new Offer(Completion.Kind.TAG, Spelling.bare(tag.name()), "", tag.help(), List.of(tag.name())))
                .toList());
        boolean opens = !typed.isEmpty()
                && Spelling.bare(typed).equals(typed)
                && offers.stream().anyMatch(offer -> offer.matched().get(0).startsWith(typed));
        if (opens) {
            offers.add(Offer.of(Completion.Kind.TAG, typed + "*", "every tag that begins so"));
        }
        return offers;
    }

    List<Offer> values(Field field, Situation situation) {
        List<Offer> offers = new ArrayList<>(fixed(field));
        topic(field, situation)
                .ifPresent(topic ->
                        known(topic, typed).map(value -> offer(topic, value)).forEach(offers::add));
        return offers;
    }

    private static List<Offer> fixed(Field field) {
        return switch (field.type()) {
            case SCORE ->
                List.of(number("0.8", "high from here"), number("0.5", "medium from here"), number("0", "low"));
            case LOOK -> List.of(number("true", "a model has looked"), number("false", "no model has looked"));
            default ->
                field.choices().stream()
                        .map(choice ->
                                new Offer(Completion.Kind.VALUE, Spelling.quoted(choice), "", "", List.of(choice)))
                        .toList();
        };
    }

    private static Offer number(String insert, String help) {
        return Offer.of(Completion.Kind.VALUE, insert, help);
    }

    private Stream<KnownValue> known(Topic topic, String begun) {
        return vocabulary.holding(topic, begun).stream();
    }

    private static Offer offer(Topic topic, KnownValue known) {
        return new Offer(kind(topic), Spelling.of(known.value()), "", known.help(), List.of(known.name()));
    }

    private static Topic keysOf(Field field) {
        return Topic.of(
                switch (field) {
                    case METADATA -> Topic.Kind.METADATA_KEY;
                    case ANNOTATION_ATTRIBUTE -> Topic.Kind.ATTRIBUTE_KEY;
                    case IMAGE_SCORE -> Topic.Kind.IMAGE_LABEL;
                    default -> Topic.Kind.OBJECT_LABEL;
                });
    }

    private static Optional<Topic> topic(Field field, Situation situation) {
        return Optional.ofNullable(
                switch (field) {
                    case LABEL -> Topic.of(label(situation.scope()));
                    case ANNOTATION_LABEL -> Topic.of(Topic.Kind.LABEL);
                    case TRAINING_SET -> Topic.of(Topic.Kind.TRAINING_SET);
                    case MODEL -> Topic.of(Topic.Kind.MODEL);
                    case MODEL_VERSION, PREDICTED -> Topic.of(Topic.Kind.MODEL_VERSION);
                    case RUN -> Topic.of(Topic.Kind.RUN);
                    case REVIEWER -> Topic.of(Topic.Kind.REVIEWER);
                    case SLICE -> Topic.of(Topic.Kind.SLICE);
                    case DATASET -> Topic.of(Topic.Kind.DATASET);
                    case METADATA -> new Topic(Topic.Kind.METADATA_VALUE, situation.key());
                    case ANNOTATION_ATTRIBUTE -> new Topic(Topic.Kind.ATTRIBUTE_VALUE, situation.key());
                    default -> null;
                });
    }

    private static Topic.Kind label(Optional<ScopeKind> scope) {
        ScopeKind kind = scope.orElse(ScopeKind.ANNOTATION);
        return switch (kind) {
            case IMAGE -> Topic.Kind.IMAGE_LABEL;
            case OBJECT -> Topic.Kind.OBJECT_LABEL;
            case ANNOTATION -> Topic.Kind.LABEL;
        };
    }

    private static Completion.Kind kind(Topic topic) {
        return switch (topic.kind()) {
            case LABEL, IMAGE_LABEL, OBJECT_LABEL -> Completion.Kind.TAG;
            default -> Completion.Kind.valueOf(topic.kind().name());
        };
    }
}
