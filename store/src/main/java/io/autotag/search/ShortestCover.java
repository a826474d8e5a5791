package io.autotag.search;

import io.autotag.query.sql.Cover;
import io.autotag.query.sql.LeadPosition;
import io.autotag.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Of several covers by age finds the one along which the least has to be read, by a few rows of each. */
final class ShortestCover {

    private static final int PROBE = 64;

    private final Transaction tx;
    private final boolean ascending;

    ShortestCover(Transaction tx, Direction direction) {
        this.tx = tx;
        this.ascending = direction == Direction.ASCENDING;
    }

    Cover of(List<Cover> covers, Optional<ItemCursor> after) {
        Cover best = covers.get(0);
        if (covers.size() == 1) {
            return best;
        }
        long farthest = Long.MIN_VALUE;
        for (Cover cover : covers) {
            long reach = reach(cover, after);
            if (reach > farthest) {
                farthest = reach;
                best = cover;
            }
        }
        return best;
    }

    /** How far the same number of rows leads; without an end where the rows end. */
    private long reach(Cover cover, Optional<ItemCursor> after) {
        if (cover.isEmpty()) {
            return Long.MAX_VALUE;
        }
        Optional<LeadPosition> position = after.map(cursor -> new LeadPosition(null, cursor.itemId()));
        List<Long> ids = tx.sql(cover.next(ascending, position, PROBE)).list(row -> row.number("id"));
        if (ids.size() < PROBE) {
            return Long.MAX_VALUE - ids.size();
        }
        long last = ids.get(ids.size() - 1);
        return ascending ? last : -last;
    }
}
