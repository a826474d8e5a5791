package io.autotag.search;

import io.autotag.bitmap.Bits;
import io.autotag.query.sql.SqlFragment;
import java.util.Collection;
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

    static BlockItems touched(int block, Collection<Long> itemIds) {
        return new BlockItems(
                block, Optional.of(itemIds.stream().mapToLong(Long::longValue).toArray()));
    }

    /** @param column the column with the items' ids */
    SqlFragment in(String column) {
        long first = (long) block * Bits.SIZE;
        return touched.map(ids -> SqlFragment.of(column + " = ANY (?)", ids))
                .orElseGet(
                        () -> SqlFragment.of("(" + column + " >= ? AND " + column + " < ?)", first, first + Bits.SIZE));
    }

    Bits bits() {
        return touched.map(Bits::ofIds).orElse(Bits.ALL);
    }
}
