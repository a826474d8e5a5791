package io.autotag.api.auth;

import io.autotag.api.error.ApiException;
import io.autotag.store.Database;
import io.autotag.store.SignInFailures;
import io.autotag.store.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Keeps strangers from guessing: so many failures for one user, or from one address, and nobody signs in there for a
 * while. The failures are counted in the database, for all API processes together.
 */
public final class SignInLimit {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_FOR_A_USER = 10;
    private static final int MOST_FROM_AN_ADDRESS = 100;

    private final Database database;
    private final Clock clock;
    private final SignInFailures failures = new SignInFailures();

    public SignInLimit(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Counts the attempt as a failure from the start, so that many guesses at once are no more than one after the other.
     *
     * @param isGuess whether what the check throws was a failure to count
     * @throws ApiException 429 when there were too many failures before
     */
    public <T> T counting(Attempt attempt, Supplier<T> check, Predicate<RuntimeException> isGuess) {
        Instant noted = begin(attempt);
        boolean isFailure = false;
        try {
            return check.get();
        } catch (RuntimeException refused) {
            isFailure = isGuess.test(refused);
            throw refused;
        } finally {
            if (!isFailure) {
                takeBack(attempt, noted);
            }
        }
    }

    /**
     * Notes the attempt as a failure, until it is taken back.
     *
     * @return for which moment it is noted
     * @throws ApiException 429 when there were too many failures before
     */
    private Instant begin(Attempt attempt) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as exact as the database
        note(attempt, now);
        database.read(tx -> waiting(tx, attempt, now)).ifPresent(wait -> {
            takeBack(attempt, now);
            throw ApiException.tooMany(
                    "Too many failed attempts to sign in: try again in " + Math.max(1, wait.toMinutes() + 1)
                            + " minutes.",
                    wait);
        });
        return now;
    }

    /** The attempt was no failure. */
    private void takeBack(Attempt attempt, Instant noted) {
        database.doInTransaction(
                tx -> subjects(attempt).keySet().forEach(subject -> failures.takeBack(tx, subject, noted)));
    }

    private void note(Attempt attempt, Instant now) {
        database.doInTransaction(tx -> {
            failures.forget(tx, now.minus(WINDOW));
            subjects(attempt).keySet().forEach(subject -> failures.note(tx, subject, now));
        });
    }

    /** The attempt itself is among those that are noted. */
    private Optional<Duration> waiting(Transaction tx, Attempt attempt, Instant now) {
        return subjects(attempt).entrySet().stream()
                .flatMap(
                        entry -> failures.tooMany(tx, entry.getKey(), entry.getValue() + 1, now.minus(WINDOW)).stream())
                .map(first -> Duration.between(now, first.plus(WINDOW)))
                .max(Duration::compareTo);
    }

    private static Map<String, Integer> subjects(Attempt attempt) {
        String address = "address " + attempt.address();
        return attempt.login()
                .map(login -> Map.of("user " + login, MOST_FOR_A_USER, address, MOST_FROM_AN_ADDRESS))
                .orElse(Map.of(address, MOST_FROM_AN_ADDRESS));
    }
}
