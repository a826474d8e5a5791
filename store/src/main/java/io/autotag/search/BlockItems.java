package io.autotag.search;

import io.autotag.bitmap.Bits;
import io.autotag.query.sql.SqlFragment;
import java.util.Optional;

/** Which items of a block to read: all of them, or some that were touched. */
final class BlockItems {

    private final int block;
    private final Optional<long[]> touched;

    private BlockItems(int block, Optional<long[]> touched) {
        this.block = block;
        this.touched = touched;
    }

    static BlockItems all(int block) {
        return new BlockItems(block, Optional.empty());
    }

    static BlockItems touched(int block, long[] itemIds) {
        return new BlockItems(block, Optional.of(itemIds));
    }

    /**
     * Those that were touched are bounded by their block too: the planner, who cannot know how near to each other they are,
     * would go through the whole table for thousands of them.
     *
     * @param column the column with the items' ids
     */
    SqlFragment in(String column) {
        long first = (long) block * Bits.SIZE;
        SqlFragment within = SqlFragment.of("(" + column + " >= ? AND " + column + " < ?)", first, first + Bits.SIZE);
        return touched.map(ids -> within.then(SqlFragment.of(" AND " + column + " = ANY (?)", ids)))
                .orElse(within);
    }

    Bits bits() {
        return touched.map(Bits::ofIds).orElse(Bits.ALL);
    }
}
