package io.autotag.activity;

import io.autotag.store.PaceGrant;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a chunk hand items out as fast as the pace of its project allows. One thread asks for turns and tells what it
 * handed out; another may call the rest of the methods.
 */
final class Turns implements AutoCloseable {

    /** A chunk that has nothing to do but wait holds a slot that others could use: so long it may, all waits together. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Another pace may be set meanwhile: then neither a wait nor what was allowed holds any longer than this. */
    static final long HOLDS_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How soon it is noticed that the last answer has come, or that the time is up. */
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Supplier<PaceGrant> pace;
    private final LongSupplier nanos;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger unanswered = new AtomicInteger();
    private long patience = PATIENCE.toNanos();
    private int allowed;
    private long askedAt;
    private boolean begun;
    private volatile boolean late;
    private volatile boolean scarce;
    private volatile boolean over;
    private volatile @Nullable Duration delay;

    /** @param pace takes from what all chunks of the project may hand out together */
    Turns(Supplier<PaceGrant> pace) {
        this(pace, System::nanoTime);
    }

    /** @param nanos a clock that begins anywhere */
    Turns(Supplier<PaceGrant> pace, LongSupplier nanos) {
        this.pace = pace;
        this.nanos = nanos;
    }

    /** Waits for the turn of the next item. False, and not to be asked again, when it does not come soon enough. */
    boolean isNext() {
        if (nanos.getAsLong() - askedAt >= HOLDS_NANOS) {
            allowed = 0;
        }
        over = isTooLate() || !comes();
        begun = true;
        allowed--;
        return !over;
    }

    private boolean comes() {
        while (allowed == 0) {
            PaceGrant grant = pace.get();
            askedAt = nanos.getAsLong();
            allowed = grant.items();
            if (allowed == 0 && !isWorthWaiting(grant.delay())) {
                return false;
            }
        }
        return true;
    }

    /** While something is under way the slot is needed anyway. */
    private boolean isWorthWaiting(Duration rest) {
        scarce = true;
        long wait = Math.min(rest.toNanos(), HOLDS_NANOS);
        if (unanswered.get() > 0) {
            return !isClosedWithin(Math.min(wait, TICK_NANOS)) && !isTooLate();
        }
        if (rest.toNanos() > patience) {
            delay = rest;
            return false;
        }
        patience -= wait;
        return !isClosedWithin(wait);
    }

    private boolean isTooLate() {
        return begun && late;
    }

    private boolean isClosedWithin(long wait) {
        try {
            return closed.await(wait, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The item that had its turn is handed out. */
    @SuppressWarnings("FutureReturnValueIgnored") // who takes the result hears of its failure
    void handed(CompletableFuture<ItemResult> result) {
        unanswered.incrementAndGet();
        result.whenComplete((answer, failure) -> unanswered.decrementAndGet());
    }

    /** The time of the chunk is up: behind the first turn there is none any more. */
    void hurry() {
        late = true;
    }

    /** Whether the pace has kept this chunk waiting: what is under way has used it up, and is not to be dropped lightly. */
    boolean areScarce() {
        return scarce;
    }

    /** Whether items were left for want of a turn. */
    boolean areOver() {
        return over;
    }

    /** The time after which the next turn comes, where that is what they ended for. */
    Optional<Duration> delay() {
        return Optional.ofNullable(delay);
    }

    /** Nobody wants another item handed out. */
    @Override
    public void close() {
        closed.countDown();
    }
}
