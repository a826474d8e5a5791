package io.autotag.activity;

import io.autotag.store.WorkItem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;

/**
 * Sees to it that a picture at which the process went down before is tried with no other of a run beside it, so that a death
 * says which it was: whoever tries one waits until the threads have answered all that they were handed, and has all others
 * wait meanwhile. One for all chunks of the process. Thread-safe.
 */
final class Suspects {

    /** Fair: a suspect gets its turn, however many others there are. */
    private final ReadWriteLock turns = new ReentrantReadWriteLock(true);

    private final BooleanSupplier isIdle;

    /** @param isIdle whether the threads have answered all that they were handed */
    Suspects(BooleanSupplier isIdle) {
        this.isIdle = isIdle;
    }

    /** Held by whoever hands something to the threads that nobody suspects. */
    Lock among() {
        return turns.readLock();
    }

    /** Held while a suspect is tried, which may begin as soon as {@link #isAlone}. */
    Lock alone() {
        return turns.writeLock();
    }

    /** Whether nothing is under way that was handed out before. */
    boolean isAlone() {
        return isIdle.getAsBoolean();
    }

    /** The same order of items, none of which is handed out beside a suspect. */
    ItemOrder apart(ItemOrder items) {
        return new ItemOrder() {
            @Override
            public CompletableFuture<ItemResult> hand(WorkItem item) {
                among().lock();
                try {
                    return items.hand(item);
                } finally {
                    among().unlock();
                }
            }

            @Override
            public void close() {
                items.close();
            }
        };
    }
}
