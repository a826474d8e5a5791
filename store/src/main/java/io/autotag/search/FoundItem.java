package io.autotag.search;

import io.autotag.store.Item;
import io.autotag.store.StoredPrediction;
import java.util.List;

/**
 * An item that matches a query.
 *
 * @param predictions those the query asks for, best score first, at most {@value #MOST_PREDICTIONS}; all visible ones
 *     where it asks for none
 * @param predictionCount how many of them the item has
 */
public record FoundItem(Item item, ItemReview review, List<StoredPrediction> predictions, long predictionCount) {

    public static final int MOST_PREDICTIONS = 20;

    public FoundItem {
        predictions = List.copyOf(predictions);
    }
}
