package io.autotag.store;

import org.jspecify.annotations.Nullable;

/** A refusal or failure of the store, with a sentence for people. */
public sealed class StoreException extends RuntimeException permits ReviewConflictException {

    private static final long serialVersionUID = 1L;

    private final StoreError code;

    public StoreException(StoreError code, String sentence) {
        this(code, sentence, null);
    }

    public StoreException(StoreError code, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    public final StoreError code() {
        return code;
    }

    static StoreException notFound(String what) {
        return new StoreException(StoreError.NOT_FOUND, "There is no such " + what + ".");
    }

    static StoreException invalid(String sentence) {
        return new StoreException(StoreError.INVALID, sentence);
    }

    static StoreException conflict(String sentence) {
        return new StoreException(StoreError.CONFLICT, sentence);
    }
}
