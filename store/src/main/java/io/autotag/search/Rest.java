package io.autotag.search;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long the bitmaps rest after a look at the log of changes that was about more items than people touch: ten times as long
 * as it took, so that they take a tenth of one core, however fast a run or a bulk action writes. Where looks are short they
 * rest no longer than lets them stay up to date; where looks are long they cannot be that anyway, and rest up to five seconds,
 * while PostgreSQL answers alone. Thread-safe.
 */
final class Rest {

    private static final int TIMES = 10;

    /** Two looks with a rest between them, and the way to the next tick, are a second: what is older is not shown. */
    private static final Duration SHORT = Duration.ofMillis(250);

    private static final Duration MOST_AFTER_SHORT = Duration.ofMillis(300);
    private static final Duration MOST = Duration.ofSeconds(5);

    /** Twenty people touch some ten items between two looks; a run writes as many in one transaction. */
    private static final int PEOPLE = 200;

    private final LongSupplier nanos;

    /** When the last look ended and how long it took: in one object, to be seen together. */
    private volatile Look last;

    private record Look(long end, long took) {}

    /** @param nanos the time, of a clock that never jumps */
    Rest(LongSupplier nanos) {
        this.nanos = nanos;
        this.last = new Look(nanos.getAsLong(), 0);
    }

    /**
     * A look that began then has just come to its end.
     *
     * @param items it was about so many
     */
    void after(long begin, int items) {
        long end = nanos.getAsLong();
        last = new Look(end, items > PEOPLE ? end - begin : 0);
    }

    /** Whether the time for the next look has not come. */
    boolean isOn() {
        Look look = last;
        Duration most = look.took() > SHORT.toNanos() ? MOST : MOST_AFTER_SHORT;
        return nanos.getAsLong() - look.end() < Math.min(TIMES * look.took(), most.toNanos());
    }

    /** The same, where the last look took longer than somebody would wait for the next. */
    boolean isOnAfterMoreThan(Duration patience) {
        return last.took() > patience.toNanos() && isOn();
    }

    long now() {
        return nanos.getAsLong();
    }
}
