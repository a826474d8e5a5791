package io.autotag.ops.process;

import java.time.Duration;

/** How long to wait before a process that ended is started again. Pure. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A process that lived this long is taken as healthy: its next end counts as the first. */
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private Backoff() {}

    /** The number of ends in a row, given the number before and how long the process lived. */
    static int endsInARow(int before, Duration lived) {
        return lived.compareTo(HEALTHY) >= 0 ? 1 : before + 1;
    }

    /** Doubles with every end in a row, up to half a minute. */
    static Duration delay(int endsInARow) {
        int doublings = Math.min(Math.max(endsInARow, 1) - 1, 10);
        Duration delay = FIRST.multipliedBy(1L << doublings);
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
