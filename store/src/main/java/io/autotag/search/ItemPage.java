package io.autotag.search;

import java.util.List;
import java.util.Optional;

/**
 * Items in the order asked for.
 *
 * @param next where the next page begins; absent when there is none
 */
public record ItemPage(List<FoundItem> items, Optional<ItemCursor> next) {

    public ItemPage {
        items = List.copyOf(items);
    }
}
