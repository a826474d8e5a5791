package io.autotag.ops;

import java.time.Duration;
import java.util.function.Predicate;

/** Looks at something again and again, until it is as wanted or time runs out. */
final class Eventually {

    /** Whoever looks takes some of the machine: at most half of it, and of a quick look less. */
    private static final long SHORTEST_PAUSE_MS = 25;

    private Eventually() {}

    /** What is looked at, and may fail in its own way. */
    interface Look<T, E extends Exception> {
        T now() throws E;
    }

    /**
     * Answers what was seen last: as wanted, or, where it was not so within the patience, otherwise. Who calls says which
     * by an assertion, and so what is wrong.
     */
    static <T, E extends Exception> T last(Duration patience, Look<T, E> look, Predicate<? super T> wanted)
            throws E, InterruptedException {
        long due = System.nanoTime() + patience.toNanos();
        while (true) {
            long begun = System.nanoTime();
            T seen = look.now();
            long ended = System.nanoTime();
            if (wanted.test(seen) || ended > due) {
                return seen;
            }
            Thread.sleep(Math.max(SHORTEST_PAUSE_MS, (ended - begun) / 1_000_000));
        }
    }
}
