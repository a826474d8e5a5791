package io.autotag.api.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.BCrypt.Version;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Hashes passwords with bcrypt, slowly by intent: a tenth of a second or more. Passwords of any length count to their last
 * character. Thread-safe.
 */
public final class Passwords {

    /** 2^12 rounds. */
    private static final int COST = 12;

    private static final Version VERSION = Version.VERSION_2A;

    /** Nobody's: checked against when there is no such user, so that the answer takes as long. */
    private final String nobodys = hash("nobody's password");

    public String hash(String password) {
        byte[] hash = BCrypt.with(VERSION, new SecureRandom(), LongPasswordStrategies.hashSha512(VERSION))
                .hash(COST, password.getBytes(StandardCharsets.UTF_8));
        return new String(hash, StandardCharsets.US_ASCII);
    }

    /** @param hash empty when there is none to match, which takes as long */
    public boolean matches(String password, Optional<String> hash) {
        boolean same = BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
                .verify(
                        password.getBytes(StandardCharsets.UTF_8),
                        hash.orElse(nobodys).getBytes(StandardCharsets.US_ASCII))
                .verified;
        return same && hash.isPresent();
    }
}
