package io.autotag.store;

import java.util.List;

/** What was found on one item; the order is kept. Nothing found is a result too. */
public record ItemPredictions(long itemId, List<NewPrediction> predictions) {

    public ItemPredictions {
        predictions = List.copyOf(predictions);
        if (predictions.size() > Short.MAX_VALUE) {
            throw StoreException.invalid("An item has at most " + Short.MAX_VALUE + " predictions of one set.");
        }
    }
}
