package io.autotag.activity;

import io.autotag.store.WorkItem;
import java.util.concurrent.CompletableFuture;

/** Has items answered. Used by one thread. */
interface ItemOrder extends AutoCloseable {

    /**
     * Begins the work on the item, perhaps after waiting for earlier ones. A failure of the item is an answer; when its
     * file cannot be had now, that is the future's failure.
     */
    CompletableFuture<ItemResult> hand(WorkItem item);

    /** Drops what has not begun; on any thread. */
    @Override
    void close();
}
