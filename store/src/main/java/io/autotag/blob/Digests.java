package io.autotag.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests that every Java platform has. */
final class Digests {

    private static final int BUFFER_BYTES = 64 * 1024;

    private Digests() {}

    static MessageDigest sha256() {
        return digest("SHA-256");
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
