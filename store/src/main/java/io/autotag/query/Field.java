package io.autotag.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every field a query may name; there are no others. */
public enum Field {
    SCORE("score", FieldOwner.PREDICTION, FieldType.SCORE),
    CONFIDENCE("confidence", FieldOwner.PREDICTION, FieldType.PROBABILITY),
    TRAINING_SET("training_set", FieldOwner.PREDICTION, FieldType.TEXT),
    MODEL("model", FieldOwner.PREDICTION, FieldType.TEXT),
    MODEL_VERSION("model_version", FieldOwner.PREDICTION, FieldType.TEXT),
    RUN("run", FieldOwner.PREDICTION, FieldType.TEXT),
    SCORE_BAND("score_band", FieldOwner.PREDICTION, "high medium low negative"),
    AUTOTAG_STATUS("autotag_status", FieldOwner.PREDICTION, "pending accepted modified rejected"),
    LABEL("label", FieldOwner.SCOPE, FieldType.TEXT),
    BOX_WIDTH("box.width", FieldOwner.SCOPE, FieldType.NUMBER),
    BOX_HEIGHT("box.height", FieldOwner.SCOPE, FieldType.NUMBER),
    BOX_AREA("box.area", FieldOwner.SCOPE, FieldType.NUMBER),
    ANNOTATION_LABEL("annotation.label", FieldOwner.ANNOTATION, FieldType.TEXT),
    ANNOTATION_TYPE("annotation.type", FieldOwner.ANNOTATION, "bounding_box classification"),
    ANNOTATION_ATTRIBUTE("annotation.attribute", FieldOwner.ANNOTATION, FieldType.SCALAR),
    PREDICTED("predicted", FieldOwner.ITEM, FieldType.LOOK),
    REVIEW_STATUS("review_status", FieldOwner.ITEM, "unreviewed in_progress reviewed"),
    REVIEWER("reviewer", FieldOwner.ITEM, FieldType.TEXT),
    REVIEWED_AT("reviewed_at", FieldOwner.ITEM, FieldType.DATE),
    METADATA("metadata", FieldOwner.ITEM, FieldType.SCALAR),
    SLICE("slice", FieldOwner.ITEM, FieldType.TEXT),
    DATASET("dataset", FieldOwner.ITEM, FieldType.TEXT),
    REFERENCE_ID("reference_id", FieldOwner.ITEM, FieldType.TEXT),
    UID("uid", FieldOwner.ITEM, FieldType.TEXT),
    WIDTH("width", FieldOwner.ITEM, FieldType.NUMBER),
    HEIGHT("height", FieldOwner.ITEM, FieldType.NUMBER),
    CREATED_AT("created_at", FieldOwner.ITEM, FieldType.DATE),
    IMAGE_SCORE("autotag.image", FieldOwner.ITEM, FieldType.SCORE),
    OBJECT_SCORE("autotag.object", FieldOwner.ITEM, FieldType.SCORE);

    /** Fields that are followed by a name of the user's own. */
    private static final List<Field> KEYED = List.of(METADATA, ANNOTATION_ATTRIBUTE, IMAGE_SCORE, OBJECT_SCORE);

    private static final Map<String, String> ALIASES = Map.of(
            "autotag.status", "autotag_status",
            "review.status", "review_status",
            "key", "reference_id");

    private static final Map<String, Field> BY_TEXT =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Field::text, field -> field));

    private final String text;
    private final FieldOwner owner;
    private final FieldType type;
    /** The words, with blanks between them. */
    private final String choices;

    Field(String text, FieldOwner owner, FieldType type) {
        this.text = text;
        this.owner = owner;
        this.type = type;
        this.choices = "";
    }

    Field(String text, FieldOwner owner, String choices) {
        this.text = text;
        this.owner = owner;
        this.type = FieldType.CHOICE;
        this.choices = choices;
    }

    /** The canonical name. */
    public String text() {
        return text;
    }

    public FieldOwner owner() {
        return owner;
    }

    public FieldType type() {
        return type;
    }

    /** The words a choice is made from; empty for every other type. */
    public List<String> choices() {
        return choices.isEmpty() ? List.of() : List.of(choices.split(" "));
    }

    boolean keyed() {
        return KEYED.contains(this);
    }

    /** What an editor offers: the name, with the dot where a name of the user's own must follow. */
    public String completion() {
        return keyed() ? text + "." : text;
    }

    /** Whether a condition on this field may stand inside that scope, or outside every scope. */
    public boolean standsIn(Optional<ScopeKind> scope) {
        if (scope.isEmpty()) {
            return owner != FieldOwner.SCOPE;
        }
        FieldOwner member = scope.get() == ScopeKind.ANNOTATION ? FieldOwner.ANNOTATION : FieldOwner.PREDICTION;
        return owner == member || owner == FieldOwner.SCOPE;
    }

    /** The canonical name and its aliases. */
    public List<String> spellings() {
        return Stream.concat(
                        Stream.of(completion()),
                        ALIASES.entrySet().stream()
                                .filter(alias -> alias.getValue().equals(text))
                                .map(Map.Entry::getKey))
                .toList();
    }

    /** The field that is meant by a name as it is written, whatever follows the dot of {@link #completion}. */
    public static Optional<Field> written(String name) {
        String path = name.toLowerCase(Locale.ROOT);
        return keyedPrefixOf(path).or(() -> named(withoutAlias(path)));
    }

    static String withoutAlias(String name) {
        return ALIASES.getOrDefault(name, name);
    }

    static Optional<Field> named(String name) {
        return Optional.ofNullable(BY_TEXT.get(name));
    }

    /** The keyed field whose name and dot a lower-case path begins with. */
    public static Optional<Field> keyedPrefixOf(String path) {
        return KEYED.stream()
                .filter(field -> path.startsWith(field.completion()))
                .findFirst();
    }
}
