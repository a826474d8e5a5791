package io.autotag.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the outbox says of items that an ingest has just added, so that they can join the live runs of the projects that
 * tag their uploads at once.
 *
 * @param itemIds a page of an ingest at most, in the order of the ids
 */
public record ItemsAdded(long datasetId, List<Long> itemIds) {

    /** The topic of these entries. */
    public static final String TOPIC = "items-added";

    public ItemsAdded {
        itemIds = List.copyOf(itemIds);
        if (itemIds.isEmpty()) {
            throw StoreException.invalid("An entry about added items names at least one.");
        }
    }

    /** Notes it in the transaction that adds the items. */
    public void appendTo(Outbox outbox, Transaction tx) {
        String ids = itemIds.stream().map(String::valueOf).collect(Collectors.joining(","));
        outbox.append(tx, TOPIC, datasetId + ":" + ids);
    }

    /** Reads an entry of the topic back. */
    public static ItemsAdded of(OutboxEntry entry) {
        String payload = entry.payload();
        int colon = payload.indexOf(':');
        if (!entry.topic().equals(TOPIC) || colon < 1) {
            throw new IllegalArgumentException("Not an entry about added items: " + entry);
        }
        List<Long> ids = Arrays.stream(payload.substring(colon + 1).split(",", -1))
                .map(Long::valueOf)
                .toList();
        return new ItemsAdded(Long.parseLong(payload.substring(0, colon)), ids);
    }
}
