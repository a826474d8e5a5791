package io.autotag.api.error;

/** The header that a key comes in. It stands here because a refusal names it, too. */
public final class KeyHeader {

    public static final String NAME = "X-Avala-Api-Key";

    private KeyHeader() {}
}
