package io.autotag.store;

import io.autotag.blob.Digests;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The text of a key as its holder presents it. It is shown once when it is issued; the database keeps its SHA-256, which
 * suffices because the text is random (192 bits), not chosen.
 */
public record KeySecret(String text) {

    private static final int RANDOM_BYTES = 24;
    private static final int SHOWN = 12;

    public static KeySecret generate(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new KeySecret("avk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The first characters, safe to store and show. */
    String prefix() {
        return text.substring(0, Math.min(SHOWN, text.length() / 2));
    }

    byte[] sha256() {
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Never the text. */
    @Override
    public String toString() {
        return "KeySecret[" + prefix() + "…]";
    }
}
