package io.autotag.activity;

import io.autotag.store.PaceGrant;
import io.autotag.store.WorkItem;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Hands items on as fast as the pace of their project allows. One thread hands; another may close. */
final class PacedItems implements ItemOrder {

    /** Another pace may be set while one waits. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ItemOrder items;
    private final Supplier<PaceGrant> pace;
    private final CountDownLatch closed = new CountDownLatch(1);
    private int allowed;

    /** @param pace takes from what all chunks of the project may hand out together */
    PacedItems(ItemOrder items, Supplier<PaceGrant> pace) {
        this.items = items;
        this.pace = pace;
    }

    /** Waits for its turn; nothing comes of an item whose turn does not come before the end. */
    @Override
    public CompletableFuture<ItemResult> hand(WorkItem item) {
        while (allowed == 0) {
            PaceGrant grant = pace.get();
            allowed = grant.items();
            if (allowed == 0 && isClosedWithin(grant)) {
                return CompletableFuture.failedFuture(new CancellationException("The chunk has ended."));
            }
        }
        allowed--;
        return items.hand(item);
    }

    private boolean isClosedWithin(PaceGrant grant) {
        try {
            return closed.await(Math.min(grant.delay().toNanos(), LONGEST_WAIT_NANOS), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        items.close();
    }
}
