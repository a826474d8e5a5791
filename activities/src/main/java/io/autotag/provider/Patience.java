package io.autotag.provider;

import java.time.Duration;

/**
 * How long a picture waits for a provider that has no time now.
 *
 * @param total from the first attempt until the last one begins
 * @param first wait, where the provider says nothing of it; each further one is twice as long, up to ten seconds
 */
public record Patience(Duration total, Duration first) {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** Together with a last call this is well within the time of a chunk, and twice within that of a preview. */
    public static Patience usual() {
        return new Patience(Duration.ofSeconds(60), Duration.ofMillis(500));
    }

    /** @param attempt from 1 */
    Duration after(int attempt) {
        Duration wait = first;
        for (int i = 1; i < attempt && wait.compareTo(LONGEST_WAIT) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
