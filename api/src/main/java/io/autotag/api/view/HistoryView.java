package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.autotag.store.HistoryEntry;
import io.autotag.store.PredictionKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a project's history. {@code before} and {@code after} hold status, label, box, attributes and the SHA-256 of
 * the mask as they were. {@code item}, {@code predictions}, {@code annotation} and {@code action} are uids; a bulk action's
 * line names no item and counts what it speaks of.
 */
@Schema(name = "HistoryEntry")
public record HistoryView(
        long id,
        Instant at,
        String kind,
        String by,
        @Nullable String item,
        List<String> predictions,
        @Nullable String annotation,
        @JsonRawValue @Schema(implementation = Map.class) String before,
        @JsonRawValue @Schema(implementation = Map.class) String after,
        @Nullable String action,
        long count) {

    public HistoryView {
        predictions = List.copyOf(predictions);
    }

    public static HistoryView from(HistoryEntry entry) {
        return new HistoryView(
                entry.id(),
                entry.at(),
                entry.kind(),
                entry.actor(),
                entry.itemUid(),
                entry.predictions().stream().map(PredictionKey::uid).toList(),
                entry.annotationUid(),
                entry.before(),
                entry.after(),
                entry.actionUid(),
                entry.keys());
    }
}
