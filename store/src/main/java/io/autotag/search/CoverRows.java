package io.autotag.search;

import io.autotag.query.sql.Cover;
import io.autotag.query.sql.LeadPosition;
import io.autotag.store.Transaction;
import java.util.List;
import java.util.Optional;

/** The rows of a cover, read from its indexes. */
final class CoverRows implements Scan.Rows {

    private final Transaction tx;
    private final Cover cover;
    private final boolean ascending;
    private final Optional<SortKey> key;

    /** @param key absent where the cover is by age */
    CoverRows(Transaction tx, Cover cover, Direction direction, Optional<SortKey> key) {
        this.tx = tx;
        this.cover = cover;
        this.ascending = direction == Direction.ASCENDING;
        this.key = key;
    }

    @Override
    public List<ItemCursor> next(Optional<ItemCursor> after, int limit) {
        return cover.isEmpty()
                ? List.of()
                : tx.sql(cover.next(ascending, after.map(this::position), limit))
                        .list(row -> {
                            Optional<String> value = key.isPresent() ? key.get().read(row) : Optional.empty();
                            return new ItemCursor(value, row.number("id"));
                        });
    }

    private LeadPosition position(ItemCursor cursor) {
        Object value = key.isPresent() ? key.get().binding().bind(cursor.key().orElseThrow()) : null;
        return new LeadPosition(value, cursor.itemId());
    }
}
