package io.autotag.groundtruth;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Items of which everything is known on a level, by their ids.
 *
 * @param complete false where there are more, and these are the newest
 */
record KnownItems(SortedSet<Long> ids, boolean complete) {

    KnownItems {
        ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }
}
