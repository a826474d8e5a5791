package io.autotag.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a project's history is wanted; null stands for all.
 *
 * @param itemId what happened to this item, bulk actions included
 * @param userId what this person did
 * @param actionUid what this bulk action did, and its undo
 * @param kind one of {@link #KINDS}
 * @param from not before this time
 * @param to before this time
 */
public record HistoryFilter(
        @Nullable Long itemId,
        @Nullable Long userId,
        @Nullable String actionUid,
        @Nullable String kind,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** What the log tells of. */
    public static final List<String> KINDS = List.of(
            "accept",
            "modify",
            "reject",
            "undo",
            "add",
            "change",
            "remove",
            "item",
            "take_back",
            "delete",
            "hide",
            "add_slice",
            "import");
}
