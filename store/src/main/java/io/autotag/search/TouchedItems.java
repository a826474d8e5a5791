package io.autotag.search;

import io.autotag.bitmap.Block;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which items are to be read again, by block and set. */
final class TouchedItems {

    /** From here on a whole block is read faster. */
    private static final int MANY = 4_096;

    private final Map<Integer, Map<Integer, TreeSet<Long>>> blocks = new TreeMap<>();

    void add(int set, List<Long> itemIds) {
        itemIds.forEach(id -> blocks.computeIfAbsent(Block.of(id), block -> new TreeMap<>())
                .computeIfAbsent(set, unknown -> new TreeSet<>())
                .add(id));
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    Iterable<Integer> touchedBlocks() {
        return blocks.keySet();
    }

    /** The items of the block by set. */
    Map<Integer, BlockItems> of(int block) {
        Map<Integer, BlockItems> items = new TreeMap<>();
        blocks.getOrDefault(block, Map.of())
                .forEach((set, ids) ->
                        items.put(set, ids.size() > MANY ? BlockItems.all(block) : BlockItems.touched(block, ids)));
        return items;
    }
}
