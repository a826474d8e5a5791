package io.autotag.search;

import java.util.List;
import java.util.Optional;

/**
 * Items in the order asked for.
 *
 * @param items as many as asked for, or fewer where the search went as far as its budget; then more may follow
 * @param next where to go on; absent when nothing follows
 */
public record ItemPage(List<FoundItem> items, Optional<ItemCursor> next) {

    public ItemPage {
        items = List.copyOf(items);
    }
}
