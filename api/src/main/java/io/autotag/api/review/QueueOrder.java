package io.autotag.api.review;

import io.autotag.query.Query;
import io.autotag.search.Direction;
import io.autotag.search.ItemSort;
import java.util.List;

/**
 * What somebody wants to review next.
 *
 * @param count how many items, 1 to {@value #MOST}
 * @param leftOut uids of items that the person does not want now
 */
public record QueueOrder(Query query, ItemSort sort, Direction direction, int count, List<String> leftOut) {

    public static final int MOST = 50;

    public QueueOrder {
        leftOut = List.copyOf(leftOut);
    }
}
