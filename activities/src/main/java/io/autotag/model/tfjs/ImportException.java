package io.autotag.model.tfjs;

import java.util.Objects;

/** A TensorFlow.js model that is not imported. The message is a sentence for people that says why. */
public final class ImportException extends RuntimeException {

    ImportException(String sentence) {
        super(sentence);
    }

    ImportException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The sentence for people. */
    public String sentence() {
        return Objects.requireNonNull(getMessage());
    }
}
