package io.autotag.activity;

import io.autotag.store.Database;
import io.autotag.store.FailureCode;
import io.autotag.store.RunProbes;
import io.autotag.store.WorkItem;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * One item after the other, each with a note in the database that is committed before its inference and removed after
 * it. An item that has taken the process down twice that way is not tried again: its failure is written before another item
 * may take the process down with it.
 *
 * <p>An item that was under way when the process went down, with a note or without, is a suspect: its next try waits for all
 * others and has them wait ({@link Suspects}), so that a death then says which it was.
 */
final class ProbedItems implements ItemOrder {

    /** So many inferences without an answer, and the item is to blame. */
    static final int MOST_UNANSWERED = 2;

    private static final long LOOK_MILLIS = 20;

    private final ItemOrder items;
    private final Database database;
    private final long runId;
    private final Suspects suspects;
    private final RunProbes probes = new RunProbes();
    private @Nullable WorkItem judged;
    private volatile boolean closed;

    /** @param suspects one for all chunks of this process */
    ProbedItems(ItemOrder items, Database database, long runId, Suspects suspects) {
        this.items = items;
        this.database = database;
        this.runId = runId;
        this.suspects = suspects;
    }

    @Override
    public CompletableFuture<ItemResult> hand(WorkItem item) {
        try {
            if (judged != null) {
                awaitWritten(judged);
                judged = null;
            }
            int unanswered = unanswered(item);
            if (unanswered >= MOST_UNANSWERED) {
                judged = item;
                return CompletableFuture.completedFuture(ItemResult.failed(item, crashed(), Duration.ZERO));
            }
            Lock turn = unanswered == 0 ? suspects.among() : suspects.alone();
            if (!isMine(turn)) {
                return dropped();
            }
            try {
                return unanswered == 0 || isAlone() ? watched(item) : dropped();
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return dropped();
        }
    }

    /** Whoever writes the failure removes the note. */
    private void awaitWritten(WorkItem item) throws InterruptedException {
        while (!closed && unanswered(item) > 0) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private int unanswered(WorkItem item) {
        return database.read(tx -> probes.unanswered(tx, runId, item.itemId()));
    }

    /** False when nobody wants the answer any more. */
    private boolean isMine(Lock turn) throws InterruptedException {
        while (!closed) {
            if (turn.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    /** False when nobody wants the answer any more. */
    private boolean isAlone() throws InterruptedException {
        while (!closed) {
            if (suspects.isAlone()) {
                return true;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return false;
    }

    private static CompletableFuture<ItemResult> dropped() {
        return CompletableFuture.failedFuture(new CancellationException("Nobody wants the answer any more."));
    }

    private CompletableFuture<ItemResult> watched(WorkItem item) {
        database.inTransaction(tx -> probes.begin(tx, runId, item.itemId()));
        CompletableFuture<ItemResult> result = items.hand(item);
        if (result.handle((answer, failure) -> !isItsFault(failure)).join()) {
            database.doInTransaction(tx -> probes.answered(tx, runId, item.itemId()));
        }
        return result;
    }

    /** Errors leave the note as if the process had gone down; that the files are away, or the work was dropped, does not. */
    private static boolean isItsFault(@Nullable Throwable failure) {
        return failure instanceof Error || (failure != null && failure.getCause() instanceof Error);
    }

    private static ItemRefusal crashed() {
        return new ItemRefusal(
                FailureCode.CRASH,
                "The worker went down each of the " + MOST_UNANSWERED + " times it worked on this picture: convert it,"
                        + " or leave it out.");
    }

    @Override
    public void close() {
        closed = true;
        items.close();
    }
}
