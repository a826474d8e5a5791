package io.autotag.store;

/** What an annotation says something about. */
public enum AnnotationKind {
    BOUNDING_BOX,
    /** The whole picture; it has no box. */
    CLASSIFICATION;

    static AnnotationKind of(Level level) {
        return level == Level.OBJECT ? BOUNDING_BOX : CLASSIFICATION;
    }
}
