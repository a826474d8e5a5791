package io.autotag.store;

import io.autotag.calibration.Curve;
import java.util.List;
import java.util.Map;

/** What was found on one item; the order is kept. Nothing found is a result too. */
public record ItemPredictions(long itemId, List<NewPrediction> predictions) {

    public ItemPredictions {
        predictions = List.copyOf(predictions);
        if (predictions.size() > Short.MAX_VALUE) {
            throw StoreException.invalid("An item has at most " + Short.MAX_VALUE + " predictions of one set.");
        }
    }

    /** The same with scores by these curves, one for each label. */
    ItemPredictions scored(Map<String, Curve> curves) {
        return new ItemPredictions(
                itemId,
                predictions.stream()
                        .map(found ->
                                curves.containsKey(found.label()) ? found.scored(curves.get(found.label())) : found)
                        .toList());
    }
}
