package io.autotag.query.check;

/**
 * A kind of names that a project has.
 *
 * @param key of metadata or of an attribute whose values are meant; empty for every other kind
 */
public record Topic(Kind kind, String key) {
    /** What is named. */
    public enum Kind {
        LABEL,
        IMAGE_LABEL,
        OBJECT_LABEL,
        TRAINING_SET,
        MODEL,
        MODEL_VERSION,
        RUN,
        REVIEWER,
        SLICE,
        DATASET,
        METADATA_KEY,
        METADATA_VALUE,
        ATTRIBUTE_KEY,
        ATTRIBUTE_VALUE
    }

    public static Topic of(Kind kind) {
        return new Topic(kind, "");
    }
}
