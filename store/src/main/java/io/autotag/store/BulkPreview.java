package io.autotag.store;

import java.util.List;

/**
 * What an order would meet.
 *
 * @param matched predictions; for an order about items or a run that wrote embeddings, items; for hiding a version, its sets
 * @param counts of predictions, the most frequent first
 * @param sample some of the predictions, spread over the items
 */
public record BulkPreview(long matched, List<BulkCount> counts, List<BulkExample> sample) {

    public BulkPreview {
        counts = List.copyOf(counts);
        sample = List.copyOf(sample);
    }
}
