package io.autotag.activity;

import io.autotag.store.PositionRange;
import io.autotag.store.RunSelection;
import io.autotag.store.WorkItem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Hands the items of a range out as they have their turns, ahead of whoever takes the results. Runs on a thread of its own, which ends soon after
 * the results are closed.
 */
final class Feed implements Runnable {

    private final PositionRange range;
    private final Function<PositionRange, List<WorkItem>> items;
    private final Turns turns;
    private final ItemOrder order;
    private final ResultQueue results;

    /**
     * @param items what is to do at a range of positions, in order
     * @param turns when they are over, so is the feed, wherever it is
     */
    Feed(
            PositionRange range,
            Function<PositionRange, List<WorkItem>> items,
            Turns turns,
            ItemOrder order,
            ResultQueue results) {
        this.range = range;
        this.items = items;
        this.turns = turns;
        this.order = order;
        this.results = results;
    }

    @Override
    public void run() {
        try {
            if (handAll()) {
                results.end();
            }
        } catch (RuntimeException | Error failure) {
            // Belongs to the activity, which is on the other side of the queue.
            results.fail(failure);
        }
    }

    /** False when nobody wants the results any more. */
    private boolean handAll() {
        for (long from = range.from(); from < range.to(); from += RunSelection.BLOCK_ITEMS) {
            PositionRange page = new PositionRange(from, Math.min(range.to(), from + RunSelection.BLOCK_ITEMS));
            for (WorkItem item : items.apply(page)) {
                if (!turns.isNext()) {
                    return true;
                }
                if (results.isClosed() || !results.add(hand(item))) {
                    return false;
                }
            }
        }
        return true;
    }

    private CompletableFuture<ItemResult> hand(WorkItem item) {
        CompletableFuture<ItemResult> result = order.hand(item);
        turns.handed(result);
        return result;
    }
}
