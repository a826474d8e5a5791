package io.autotag.store;

import io.autotag.review.ItemState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the review of an item is.
 *
 * @param version grows with every save; 0 for an item that nobody touched
 * @param empty whether it is reviewed and nothing is on it: that is an answer too
 * @param reviewer login of who finished it
 * @param lease who holds it now, if anybody does
 */
public record ItemReview(
        ItemState state,
        int version,
        boolean empty,
        @Nullable String reviewer,
        @Nullable Instant reviewedAt,
        @Nullable Lease lease) {

    static final ItemReview UNTOUCHED = new ItemReview(ItemState.UNREVIEWED, 0, false, null, null, null);
}
