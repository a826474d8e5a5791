package io.autotag.search;

import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.Project;
import io.autotag.store.Row;
import io.autotag.store.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of items apart from predictions. The check that items match reads it on the way, which saves asking for
 * the same items twice. Not thread-safe: make one for each request.
 */
final class ReadItems {

    private final SqlFragment columns;
    private final KnownNames names;
    private final Map<Long, Unnamed> known = new HashMap<>();

    ReadItems(Project project, KnownNames names) {
        this.columns = SqlFragment.of(
                ItemRepository.COLUMNS + ", r.state, r.reviewer, r.reviewed_at FROM item i"
                        + " LEFT JOIN project_item r ON r.project_id = ? AND r.item_id = i.id",
                project.id());
        this.names = names;
    }

    /** An item and how far people are with it. */
    record Reading(Item item, ItemReview review) {}

    /** The same with a reviewer's id: 0 for nobody. */
    private record Unnamed(Item item, @Nullable String state, int reviewer, @Nullable Instant reviewedAt) {

        Reading named(Map<Integer, String> logins) {
            return new Reading(
                    item, state == null ? ItemReview.NONE : new ItemReview(state, logins.get(reviewer), reviewedAt));
        }
    }

    /** The columns, and where they come from: the item i. */
    SqlFragment columns() {
        return columns;
    }

    /** Takes a row with these columns in and gives the item's id. */
    long take(Row row) throws SQLException {
        Item item = ItemRepository.item(row);
        known.put(
                item.id(),
                new Unnamed(item, row.textOrNull("state"), row.integer("reviewer"), row.instantOrNull("reviewed_at")));
        return item.id();
    }

    /** In the order of the ids; reads what was not read on the way, and leaves out what is gone meanwhile. */
    List<Reading> of(Transaction tx, List<Long> ids) {
        long[] unread = ids.stream()
                .filter(id -> !known.containsKey(id))
                .mapToLong(Long::longValue)
                .toArray();
        if (unread.length > 0) {
            tx.sql(SqlFragment.of("SELECT ").then(columns).then(" WHERE i.id = ANY (?)", unread))
                    .list(this::take);
        }
        List<Unnamed> found = ids.stream()
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .toList();
        Map<Integer, String> logins =
                names.logins(tx, found.stream().mapToInt(Unnamed::reviewer).filter(id -> id != 0));
        return found.stream().map(one -> one.named(logins)).toList();
    }
}
