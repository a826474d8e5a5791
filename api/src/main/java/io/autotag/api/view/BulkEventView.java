package io.autotag.api.view;

import io.autotag.store.HistoryEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A line of the log about a bulk action: a block of what it did, or (take_back) of what was taken back. */
@Schema(name = "BulkEvent")
public record BulkEventView(Instant at, String kind, String by, long count) {

    public static BulkEventView from(HistoryEntry entry) {
        return new BulkEventView(entry.at(), entry.kind(), entry.actor(), entry.keys());
    }
}
