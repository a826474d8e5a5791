package io.autotag.search;

import java.util.List;
import java.util.Optional;

/**
 * The ids of items in the order asked for.
 *
 * @param ids as many as asked for, or fewer where the search went as far as its budget; then more may follow
 * @param next where to go on; absent when nothing follows
 */
public record ItemIds(List<Long> ids, Optional<ItemCursor> next) {

    public ItemIds {
        ids = List.copyOf(ids);
    }
}
