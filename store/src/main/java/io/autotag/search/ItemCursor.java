package io.autotag.search;

import java.util.Optional;

/**
 * Where a page ended. It continues the same query with the same order only, of the same project; whoever hands it out
 * signs it together with these.
 *
 * @param key the last item's value of the sort key; absent when it has none, and where items are ordered by age alone
 */
public record ItemCursor(Optional<String> key, long itemId) {}
