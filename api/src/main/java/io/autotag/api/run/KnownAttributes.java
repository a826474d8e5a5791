package io.autotag.api.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the server has the search attributes of runs. It is asked again after a while: an operator may make them, or
 * remove them, at any time. Thread-safe.
 */
final class KnownAttributes {

    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    /** A server that is back shall soon be asked again: what waited for it is started then. */
    private static final Duration UNSAID_FOR = Duration.ofSeconds(2);

    private final Supplier<Optional<Boolean>> server;
    private final InstantSource clock;
    private boolean known;
    private Instant until = Instant.MIN;

    /** @param server asks it; empty where it does not say, after seconds perhaps */
    KnownAttributes(Supplier<Optional<Boolean>> server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    synchronized boolean areThere() {
        if (!clock.instant().isBefore(until)) {
            Optional<Boolean> answer = server.get();
            note(answer.orElse(false), answer.isPresent() ? GOOD_FOR : UNSAID_FOR);
        }
        return known;
    }

    /** The server has just refused them. */
    synchronized void refused() {
        note(false, GOOD_FOR);
    }

    private void note(boolean answer, Duration goodFor) {
        known = answer;
        until = clock.instant().plus(goodFor);
    }
}
