package io.autotag.search;

import io.autotag.query.Query;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import java.util.Optional;

/**
 * A request for one page of a project's items.
 *
 * @param limit how many items at most, 1 to {@value #MOST}
 * @param after where the page before this one ended; absent for the first page
 */
public record ItemQuery(Query query, ItemSort sort, Direction direction, int limit, Optional<ItemCursor> after) {

    public static final int MOST = 1_000;

    public ItemQuery {
        if (limit < 1 || limit > MOST) {
            throw new StoreException(StoreError.INVALID, "A page has 1 to " + MOST + " items.");
        }
    }

    /** The newest items that match. */
    public static ItemQuery newest(Query query, int limit) {
        return new ItemQuery(query, ItemSort.CREATED_AT, Direction.DESCENDING, limit, Optional.empty());
    }

    /** The same request for the page behind the cursor. */
    public ItemQuery after(ItemCursor cursor) {
        return new ItemQuery(query, sort, direction, limit, Optional.of(cursor));
    }
}
