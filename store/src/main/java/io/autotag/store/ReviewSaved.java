package io.autotag.store;

import io.autotag.review.ItemState;
import java.util.List;

/**
 * What a save left.
 *
 * @param version of the item; grows with every save
 * @param pending visible predictions that are still to be decided; above zero a finished item stays in progress
 * @param added the uids of the new annotations, in the order of the request
 * @param repeated whether this is the answer to a request that had been done before
 */
public record ReviewSaved(ItemState state, int version, int pending, List<String> added, boolean repeated) {

    public ReviewSaved {
        added = List.copyOf(added);
    }
}
