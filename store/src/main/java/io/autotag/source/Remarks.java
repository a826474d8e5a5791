package io.autotag.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets each source be spoken of once a minute: of one that is away thousands of pictures are wanted. Thread-safe. */
final class Remarks {

    static final Duration EVERY = Duration.ofMinutes(1);

    private static final int MOST_KEPT = 1_000;

    private final InstantSource clock;
    private final Map<Long, Instant> last = new LinkedHashMap<>();

    Remarks(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether something is to be said of the source now; then it is not for the next minute. */
    synchronized boolean isDue(long source) {
        Instant now = clock.instant();
        Instant before = last.get(source);
        if (before != null && now.isBefore(before.plus(EVERY))) {
            return false;
        }
        last.remove(source);
        last.put(source, now);
        if (last.size() > MOST_KEPT) {
            last.remove(last.keySet().iterator().next());
        }
        return true;
    }
}
