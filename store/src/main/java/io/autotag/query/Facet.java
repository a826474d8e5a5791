package io.autotag.query;

import java.util.List;
import java.util.Optional;

/**
 * A property by which items are counted.
 *
 * @param key the name of the metadata; absent for every other kind
 */
public record Facet(Kind kind, Optional<String> key) {

    public Facet {
        if (key.isPresent() != (kind == Kind.METADATA)) {
            throw new IllegalArgumentException("Metadata has a key, and nothing else has: " + kind);
        }
    }

    public static Facet of(Kind kind) {
        return new Facet(kind, Optional.empty());
    }

    public static Facet ofMetadata(String key) {
        return new Facet(Kind.METADATA, Optional.of(key));
    }

    /** Whether a condition on the field is one on this facet. */
    boolean owns(Field field, Optional<String> fieldKey) {
        return kind.owns(field) && fieldKey.equals(key);
    }

    /** The field whose value a click asks for. */
    Field field() {
        return kind.field();
    }

    /** What can be counted. Values are texts but for scores, whose value is the lower bound of a twentieth. */
    public enum Kind {
        IMAGE_LABEL,
        OBJECT_LABEL,
        AUTOTAG_STATUS(Field.AUTOTAG_STATUS),
        SCORE_BAND(Field.SCORE_BAND),
        SCORE(Field.SCORE),
        TRAINING_SET(Field.TRAINING_SET),
        MODEL_VERSION(Field.MODEL_VERSION),
        REVIEW_STATUS(Field.REVIEW_STATUS),
        SLICE(Field.SLICE),
        /** Texts, numbers and flags. */
        METADATA(Field.METADATA);

        private final Optional<Field> field;

        Kind() {
            this.field = Optional.empty();
        }

        Kind(Field field) {
            this.field = Optional.of(field);
        }

        private boolean owns(Field other) {
            return switch (this) {
                case SCORE, SCORE_BAND -> other == Field.SCORE || other == Field.SCORE_BAND;
                default -> field.filter(other::equals).isPresent();
            };
        }

        private Field field() {
            return field.orElseThrow(() -> new IllegalStateException("Labels are asked for by a prefix term"));
        }

        /** The values there are in any project; empty where a project has its own. */
        public List<String> choices() {
            return field.map(Field::choices).orElse(List.of());
        }

        Optional<TagLevel> level() {
            return switch (this) {
                case IMAGE_LABEL -> Optional.of(TagLevel.IMAGE);
                case OBJECT_LABEL -> Optional.of(TagLevel.OBJECT);
                default -> Optional.empty();
            };
        }
    }
}
