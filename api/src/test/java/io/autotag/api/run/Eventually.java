package io.autotag.api.run;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what takes its time. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Eventually() {}

    /** Looks again and again until it is as wanted; fails with what was seen last. */
    public static <T> T see(Supplier<T> look, Predicate<T> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T seen = look.get();
        while (!wanted.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + PATIENCE + "; last seen: " + seen);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            seen = look.get();
        }
        return seen;
    }
}
