package io.autotag.activity;

import io.autotag.store.ItemFailure;
import io.autotag.store.ItemPredictions;
import io.autotag.store.WorkItem;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of one item: it was answered, or it failed.
 *
 * @param busy what decoding and inference took, without the wait for a turn at the model
 */
record ItemResult(WorkItem item, Optional<ItemPredictions> found, Optional<ItemFailure> failed, Duration busy) {

    static ItemResult found(WorkItem item, ItemPredictions predictions, Duration busy) {
        return new ItemResult(item, Optional.of(predictions), Optional.empty(), busy);
    }

    static ItemResult failed(WorkItem item, ItemRefusal refusal, Duration busy) {
        ItemFailure failure = new ItemFailure(item.itemId(), refusal.code(), refusal.sentence());
        return new ItemResult(item, Optional.empty(), Optional.of(failure), busy);
    }
}
