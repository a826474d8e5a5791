package io.autotag.search.compare;

import io.autotag.query.sql.SqlFragment;
import java.util.Arrays;

/** Some items that are read together. */
final class ItemBlock {

    /** Of a range that holds more than that many others for each of them, only they are read. */
    private static final int SPARSE = 2;

    private final long[] ids;

    /** @param ids ascending, each once, at least one */
    ItemBlock(long[] ids) {
        this.ids = ids.clone();
    }

    int size() {
        return ids.length;
    }

    long id(int place) {
        return ids[place];
    }

    /** Where an item stands in the block; negative when it does not. */
    int place(long id) {
        return Arrays.binarySearch(ids, id);
    }

    /**
     * Holds of the rows of these items, and maybe of others between them.
     *
     * @param column with the item's id
     */
    SqlFragment condition(String column) {
        long last = ids[ids.length - 1];
        boolean dense = last - ids[0] < (long) SPARSE * ids.length;
        return dense
                ? SqlFragment.of(column + " BETWEEN ? AND ?", ids[0], last)
                : SqlFragment.of(column + " = ANY (?)", (Object) ids);
    }
}
