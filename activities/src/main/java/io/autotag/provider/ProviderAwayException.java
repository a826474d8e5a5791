package io.autotag.provider;

import java.util.Objects;

/** A provider answers nobody at the moment, whatever the picture; it may later. The message is a sentence for people. */
public final class ProviderAwayException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ProviderAwayException(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return Objects.requireNonNull(getMessage());
    }
}
