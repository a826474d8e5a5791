package io.autotag.api.review;

import io.autotag.search.ItemCursor;
import io.autotag.search.ItemIds;
import java.util.Optional;

/** What might be reviewed next, in an order of its own; who may have it is decided elsewhere. */
@FunctionalInterface
public interface Proposals {

    /** @param count about how many; fewer may come although more follow */
    ItemIds next(Optional<ItemCursor> after, int count);
}
