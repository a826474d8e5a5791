package io.autotag.api.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.BCrypt.Version;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import io.autotag.api.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords with bcrypt, slowly by intent: a tenth of a second or more. Passwords of any length count to their last
 * character. Thread-safe; two at a time, so that guessing never takes all processors.
 */
public final class Passwords {

    /** 2^12 rounds. */
    private static final int COST = 12;

    private static final Version VERSION = Version.VERSION_2A;

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** Nobody's: checked against when there is no such user, so that the answer takes as long. */
    private final String nobodys = hash("nobody's password");

    public String hash(String password) {
        return inTurn(() -> new String(
                BCrypt.with(VERSION, new SecureRandom(), LongPasswordStrategies.hashSha512(VERSION))
                        .hash(COST, password.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.US_ASCII));
    }

    /** @param hash empty when there is none to match, which takes as long */
    public boolean matches(String password, Optional<String> hash) {
        boolean same = inTurn(() -> BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
                .verify(
                        password.getBytes(StandardCharsets.UTF_8),
                        hash.orElse(nobodys).getBytes(StandardCharsets.US_ASCII))
                .verified);
        return same && hash.isPresent();
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw ApiException.unavailable("Too many people sign in at this moment: try again soon.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable("The server is ending: try again soon.");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
