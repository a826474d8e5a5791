package io.autotag.store;

import io.autotag.calibration.Curve;
import io.autotag.embedding.Embedding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What was found on one item; the order is kept. Nothing found is a result too.
 *
 * @param embedding of a model that describes pictures, which makes no predictions; none of any other
 */
public record ItemPredictions(long itemId, List<NewPrediction> predictions, Optional<Embedding> embedding) {

    public ItemPredictions {
        predictions = List.copyOf(predictions);
        Objects.requireNonNull(embedding, "embedding is null");
        if (predictions.size() > Short.MAX_VALUE) {
            throw StoreException.invalid("An item has at most " + Short.MAX_VALUE + " predictions of one set.");
        }
    }

    /** Without an embedding. */
    public ItemPredictions(long itemId, List<NewPrediction> predictions) {
        this(itemId, predictions, Optional.empty());
    }

    /** The same with scores by these curves, one for each label. */
    ItemPredictions scored(Map<String, Curve> curves) {
        return new ItemPredictions(
                itemId,
                predictions.stream()
                        .map(found ->
                                curves.containsKey(found.label()) ? found.scored(curves.get(found.label())) : found)
                        .toList(),
                embedding);
    }
}
