package io.autotag.temporal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of payloads.
 *
 * @param id stands in the clear beside what it has sealed
 */
public record PayloadKey(String id, SecretKey key) {

    private static final String PURPOSE = "autotag temporal payloads";

    /** @param secret a random text, of which the key is made */
    static PayloadKey of(String id, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] key = mac.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8));
            return new PayloadKey(id, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacSHA256", e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "PayloadKey[" + id + "]";
    }
}
