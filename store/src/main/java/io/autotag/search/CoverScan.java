package io.autotag.search;

import io.autotag.query.sql.Cover;
import io.autotag.query.sql.LeadPosition;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Transaction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks along a cover in growing steps and keeps what PostgreSQL says matches. A step reads so many rows of an index and
 * checks so many items by their keys, whatever the planner believes of the query.
 */
final class CoverScan {

    private final Transaction tx;
    private final ScanLimits limits;
    private final boolean ascending;
    private final Optional<SortKey> key;
    private final Checking checking;

    /** @param key absent where the cover is by age */
    CoverScan(Transaction tx, ScanLimits limits, Direction direction, Optional<SortKey> key, Checking checking) {
        this.tx = tx;
        this.limits = limits;
        this.ascending = direction == Direction.ASCENDING;
        this.key = key;
        this.checking = checking;
    }

    /**
     * The items behind the cursor in order, each once.
     *
     * @param enough how many are enough; there may be more in the result
     */
    ScanResult run(Cover cover, Optional<ItemCursor> after, int enough) {
        Set<ItemCursor> found = new LinkedHashSet<>();
        Optional<ItemCursor> position = after;
        int step = limits.firstStep(enough);
        boolean exhausted = cover.isEmpty();
        int read = 0;
        while (!exhausted && found.size() < enough && read < limits.budget()) {
            List<ItemCursor> rows = next(cover, position, step);
            read += rows.size();
            found.addAll(matching(rows));
            exhausted = rows.size() < step;
            position = exhausted ? position : Optional.of(rows.get(rows.size() - 1));
            step = limits.stepAfter(step);
        }
        boolean stopped = !exhausted && found.size() < enough;
        return new ScanResult(List.copyOf(found), stopped ? position : Optional.empty());
    }

    private List<ItemCursor> next(Cover cover, Optional<ItemCursor> after, int limit) {
        SqlFragment statement = cover.next(ascending, after.map(this::position), limit);
        return tx.sql(statement).list(row -> {
            Optional<String> value = key.isPresent() ? key.get().read(row) : Optional.empty();
            return new ItemCursor(value, row.number("id"));
        });
    }

    private LeadPosition position(ItemCursor cursor) {
        Object value = key.isPresent() ? key.get().binding().bind(cursor.key().orElseThrow()) : null;
        return new LeadPosition(value, cursor.itemId());
    }

    /** A row whose key is not the item's own is another of its rows: the item stands elsewhere in the order. */
    private List<ItemCursor> matching(List<ItemCursor> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        Set<ItemCursor> matching = checking.check(
                rows.stream().mapToLong(ItemCursor::itemId).distinct().toArray());
        return rows.stream().filter(matching::contains).toList();
    }

    /** Says which items match, with their own keys. */
    @FunctionalInterface
    interface Checking {

        Set<ItemCursor> check(long[] itemIds);
    }
}
