package io.autotag.api.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs short texts with HMAC-SHA256; a signature is 43 URL-safe characters. Thread-safe. */
public final class Signer {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** To be copied: finding the algorithm takes longer than signing, and a page has a hundred addresses to sign. */
    private final Mac ready;

    public Signer(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.ready = mac(key);
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + ALGORITHM, e);
        }
    }

    /** Some providers' cannot be copied. */
    private Mac copy() {
        try {
            return (Mac) ready.clone();
        } catch (CloneNotSupportedException e) {
            return mac(key);
        }
    }

    /** Each part is signed with its length, so that no two different lists have the same signature. */
    public String sign(List<String> parts) {
        Mac mac = copy();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            mac.update(bytes);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
    }

    /** Compares in constant time. */
    public boolean matches(List<String> parts, String signature) {
        return MessageDigest.isEqual(bytes(sign(parts)), bytes(signature));
    }

    /** Compares the first characters of the signature with the first characters of the text, in constant time. */
    public boolean matches(List<String> parts, String text, int characters) {
        return text.length() >= characters
                && MessageDigest.isEqual(
                        bytes(sign(parts).substring(0, characters)), bytes(text.substring(0, characters)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
