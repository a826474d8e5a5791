package io.autotag.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests that every Java platform has. */
public final class Digests {

    private static final int BUFFER_BYTES = 64 * 1024;

    private Digests() {}

    /** A new one, which nothing has gone into. */
    public static MessageDigest sha256() {
        return digest("SHA-256");
    }

    /** Of bytes in memory: 32 bytes. */
    public static byte[] sha256(byte[] bytes) {
        return sha256().digest(bytes);
    }

    /** The same as blobs are named and people compare it: 64 lower-case hexadecimal digits. */
    public static String sha256Text(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    /** Of the text in UTF-8. */
    public static String sha256Text(String text) {
        return sha256Text(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of a stream, read to its end. It guards against accidents on the wire, not against people. */
    static byte[] md5(InputStream content) {
        MessageDigest digest = digest("MD5");
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return digest.digest();
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has " + algorithm + ".", impossible);
        }
    }
}
