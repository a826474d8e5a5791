package io.autotag.api.review;

import io.autotag.query.Query;
import io.autotag.search.Direction;
import io.autotag.search.ItemSort;
import java.util.List;

/**
 * What somebody wants to review next.
 *
 * @param slices uids of slices of which the items must be in one; none: anywhere
 * @param count how many items, at least 1
 * @param leftOut uids of items that the person does not want now
 */
public record QueueOrder(
        Query query, List<String> slices, ItemSort sort, Direction direction, int count, List<String> leftOut) {

    public QueueOrder {
        slices = List.copyOf(slices);
        leftOut = List.copyOf(leftOut);
    }

    QueueOrder within(Query restriction, List<String> sliceUids) {
        return new QueueOrder(query.and(restriction), sliceUids, sort, direction, count, leftOut);
    }
}
