package io.autotag.activity;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The results of items in the order in which they were handed out, however they overtake each other: one thread adds, one
 * takes. Bounded, so that whoever adds stays only so far ahead.
 */
final class ResultQueue implements AutoCloseable {

    /** How soon whoever adds to a full queue notices that it was closed. */
    private static final long CLOSED_CHECK_MILLIS = 100;

    private final BlockingQueue<CompletableFuture<Optional<ItemResult>>> queue;
    private volatile boolean closed;

    /** Only for the one who takes. */
    private @Nullable CompletableFuture<Optional<ItemResult>> head;

    private boolean over;

    ResultQueue(int capacity) {
        queue = new ArrayBlockingQueue<>(capacity);
    }

    /** Waits for room; false when the queue is closed. */
    boolean add(CompletableFuture<ItemResult> result) {
        return put(result.thenApply(Optional::of));
    }

    /** Nothing more will come. */
    void end() {
        put(CompletableFuture.completedFuture(Optional.empty()));
    }

    /** Nothing more will come, because of this. */
    void fail(Throwable failure) {
        put(CompletableFuture.failedFuture(failure));
    }

    private boolean put(CompletableFuture<Optional<ItemResult>> entry) {
        try {
            while (!closed) {
                if (queue.offer(entry, CLOSED_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The next result, if it is there in time and not all have been taken. Throws what the work on it threw. */
    Optional<ItemResult> take(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        if (head == null) {
            head = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        }
        if (head == null) {
            return Optional.empty();
        }
        try {
            Optional<ItemResult> result = head.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            head = null;
            over = result.isEmpty();
            return result;
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("The work on an item broke off.", failed.getCause());
        }
    }

    /** Whether all results have been taken. */
    boolean isOver() {
        return over;
    }

    boolean isClosed() {
        return closed;
    }

    /** Nobody will take another result. */
    @Override
    public void close() {
        closed = true;
    }
}
