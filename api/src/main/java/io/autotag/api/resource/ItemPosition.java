package io.autotag.api.resource;

import io.autotag.search.ItemCursor;
import java.util.Optional;

/** Where a page of found items ended, as text: the item's id, then the value it was ordered by. */
final class ItemPosition {

    private ItemPosition() {}

    static ItemCursor read(String text) {
        int end = text.indexOf(' ');
        return end < 0
                ? new ItemCursor(Optional.empty(), Long.parseLong(text))
                : new ItemCursor(Optional.of(text.substring(end + 1)), Long.parseLong(text.substring(0, end)));
    }

    static String write(ItemCursor cursor) {
        return cursor.itemId() + cursor.key().map(key -> " " + key).orElse("");
    }
}
