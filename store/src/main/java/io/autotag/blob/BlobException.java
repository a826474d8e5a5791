package io.autotag.blob;

import org.jspecify.annotations.Nullable;

/** A refusal or failure of the blob store, with a sentence for people. */
public final class BlobException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final BlobError code;

    public BlobException(BlobError code, String sentence) {
        this(code, sentence, null);
    }

    public BlobException(BlobError code, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    public BlobError code() {
        return code;
    }

    /** Whether the blob is nowhere, or not as it was. */
    public boolean isMissing() {
        return code == BlobError.NOT_FOUND || code == BlobError.GONE;
    }
}
