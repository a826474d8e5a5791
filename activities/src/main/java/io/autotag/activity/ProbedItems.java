package io.autotag.activity;

import io.autotag.store.Database;
import io.autotag.store.FailureCode;
import io.autotag.store.RunProbes;
import io.autotag.store.WorkItem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One item after the other, each with a note in the database that is committed before its inference and removed after
 * it. An item that has taken the process down twice that way is not tried again.
 */
final class ProbedItems implements ItemOrder {

    /** So many inferences without an answer, and the item is to blame. */
    static final int MOST_UNANSWERED = 2;

    private final ItemOrder items;
    private final Database database;
    private final long runId;
    private final RunProbes probes = new RunProbes();

    ProbedItems(ItemOrder items, Database database, long runId) {
        this.items = items;
        this.database = database;
        this.runId = runId;
    }

    @Override
    public CompletableFuture<ItemResult> hand(WorkItem item) {
        int unanswered = database.inTransaction(tx -> probes.begin(tx, runId, item.itemId()));
        if (unanswered >= MOST_UNANSWERED) {
            return CompletableFuture.completedFuture(ItemResult.failed(item, crashed(), Duration.ZERO));
        }
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
        items.close();
    }
}
