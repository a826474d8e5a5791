package io.autotag.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log.
 *
 * @param id grows with time; pages continue behind it
 * @param actor login of who did it
 * @param itemUid null for a line about many items
 * @param predictions that it speaks of; of a bulk action only those of the item that was asked for
 * @param before what was, as JSON
 * @param after what is since, as JSON
 * @param actionUid of the bulk action that did it or was taken back; null for a person's own decision
 * @param keys how many things it speaks of
 */
public record HistoryEntry(
        long id,
        Instant at,
        String kind,
        String actor,
        @Nullable String itemUid,
        List<PredictionKey> predictions,
        @Nullable String annotationUid,
        String before,
        String after,
        @Nullable String actionUid,
        long keys) {

    public HistoryEntry {
        predictions = List.copyOf(predictions);
    }
}
