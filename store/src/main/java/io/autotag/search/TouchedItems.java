package io.autotag.search;

import io.autotag.bitmap.Bits;
import io.autotag.bitmap.Block;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which items are to be read again, by block and set. */
final class TouchedItems {

    /** From here on a whole block is read faster: half of it, whose keys are looked up one by one until then. */
    private static final int MANY = Bits.SIZE / 2;

    private final Map<Integer, Map<Integer, BitSet>> blocks = new TreeMap<>();
    private int size;

    void add(int set, List<Long> itemIds) {
        for (long id : itemIds) {
            blocks.computeIfAbsent(Block.of(id), block -> new TreeMap<>())
                    .computeIfAbsent(set, unknown -> new BitSet())
                    .set((int) (id % Bits.SIZE));
        }
        size += itemIds.size();
    }

    /** At most so many items, each counted for every set and every change. */
    int size() {
        return size;
    }

    Iterable<Integer> touchedBlocks() {
        return blocks.keySet();
    }

    /** The items of the block by set. */
    Map<Integer, BlockItems> of(int block) {
        Map<Integer, BlockItems> items = new TreeMap<>();
        blocks.getOrDefault(block, Map.of()).forEach((set, touched) -> items.put(set, items(block, touched)));
        return items;
    }

    private static BlockItems items(int block, BitSet touched) {
        if (touched.cardinality() > MANY) {
            return BlockItems.all(block);
        }
        long first = (long) block * Bits.SIZE;
        return BlockItems.touched(
                block, touched.stream().mapToLong(item -> first + item).toArray());
    }
}
