package io.autotag.store;

import io.autotag.blob.Digests;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The text by which a browser shows that it is signed in, or a link that it may sign in once. Random (256 bits), so the
 * database keeps its plain SHA-256.
 */
public record SessionToken(String text) {

    private static final int RANDOM_BYTES = 32;

    public static SessionToken generate(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] sha256() {
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Never the text. */
    @Override
    public String toString() {
        return "SessionToken[…]";
    }
}
