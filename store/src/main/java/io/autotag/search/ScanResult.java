package io.autotag.search;

import java.util.List;
import java.util.Optional;

/**
 * Items in their order.
 *
 * @param stoppedAt where the budget ended; absent when enough was found or nothing more is there
 */
record ScanResult(List<ItemCursor> found, Optional<ItemCursor> stoppedAt) {

    ScanResult {
        found = List.copyOf(found);
    }
}
