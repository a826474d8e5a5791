package io.autotag.model;

import java.util.Objects;

/** One picture that gets no answer, now or later. The message is a sentence for people; other pictures are not affected. */
public final class ItemProblem extends Exception {

    /** Why. */
    public enum Code {
        /** It is no picture, or a damaged one. */
        UNREADABLE,
        /** It has more pixels or bytes than are allowed. */
        TOO_LARGE,
        /** It is a kind of picture, or got a kind of answer, that cannot be dealt with. */
        UNSUPPORTED,
        /** The model answered with a number that is none. */
        NON_FINITE,
        /** The model took longer than is allowed. */
        TIMEOUT,
        /** The provider refused it, or answered with something else than its description says. */
        PROVIDER
    }

    private final Code code;

    public ItemProblem(Code code, String sentence) {
        super(Words.plain(sentence));
        this.code = Objects.requireNonNull(code, "code is null");
    }

    public Code code() {
        return code;
    }

    /** The sentence for people. */
    public String sentence() {
        return Objects.requireNonNull(getMessage());
    }
}
