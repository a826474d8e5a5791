package io.autotag.store;

/** Where an annotation comes from. The code is what the database keeps. */
public enum AnnotationSource {
    HUMAN(0),
    ACCEPTED(1),
    MODIFIED(2),
    IMPORTED(3);

    private final int code;

    AnnotationSource(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static AnnotationSource ofCode(int code) {
        return values()[code];
    }
}
