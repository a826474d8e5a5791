package io.autotag.store;

/** What a prediction speaks of. The code is what the database keeps. */
public enum Level {
    /** The whole image; it has no box. */
    IMAGE(0),
    /** One object in it; it has a box. */
    OBJECT(1);

    private final int code;

    Level(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static Level ofCode(int code) {
        return code == OBJECT.code ? OBJECT : IMAGE;
    }
}
