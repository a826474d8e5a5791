package io.autotag.bitmap;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The items of a block by the cells they stand in; immutable. A cell is a number below 2^47; an item can stand in many.
 */
public final class CellMap {
    /** The entry of an item in a cell: the cell's number before the item's. */
    static final int ITEM_BITS = 16;

    static final CellMap EMPTY = new CellMap(new long[0], new Bits[0]);

    private final long[] keys;
    private final Bits[] cells;
    private final long bytes;
    private volatile @Nullable CellMap withoutLabels;

    private CellMap(long[] keys, Bits[] cells) {
        this.keys = keys;
        this.cells = cells;
        this.bytes = 12L * keys.length
                + Arrays.stream(cells).mapToLong(Bits::sizeInBytes).sum();
    }

    /** @param entries cell and item of each, in any order, doubles allowed; they are sorted here */
    static CellMap of(long[] entries) {
        long[] sorted = entries.clone();
        Arrays.sort(sorted);
        CellMapBuilder builder = new CellMapBuilder();
        for (int from = 0; from < sorted.length; ) {
            long key = sorted[from] >>> ITEM_BITS;
            int to = from;
            while (to < sorted.length && sorted[to] >>> ITEM_BITS == key) {
                to++;
            }
            builder.add(key, items(sorted, from, to));
            from = to;
        }
        return builder.build();
    }

    private static Bits items(long[] sorted, int from, int to) {
        char[] items = new char[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            char item = (char) sorted[i];
            if (count == 0 || items[count - 1] != item) {
                items[count++] = item;
            }
        }
        return Bits.of(count == items.length ? items : Arrays.copyOf(items, count));
    }

    /**
     * These cells, with the touched items standing in the given cells instead of where they stood. What was merged of the
     * labels is led along: a save touches one item, and the next question would merge all of them again.
     */
    CellMap replaced(Bits touched, CellMap now) {
        CellMap replaced = replaced(touched, now, cell -> true);
        CellMap merged = withoutLabels;
        if (merged != null) {
            replaced.withoutLabels = merged.replaced(touched, now.mergeLabels(), cell -> true);
        }
        return replaced;
    }

    /** The same of some of the cells, in which all the given ones are; the others stay as they are. */
    CellMap replaced(Bits touched, CellMap now, LongPredicate some) {
        CellMapBuilder builder = new CellMapBuilder();
        int theirs = 0;
        for (int ours = 0; ours < keys.length; ours++) {
            while (theirs < now.keys.length && now.keys[theirs] < keys[ours]) {
                builder.add(now.keys[theirs], now.cells[theirs++]);
            }
            boolean leaves = some.test(keys[ours]) && cells[ours].intersects(touched);
            Bits left = leaves ? cells[ours].andNot(touched) : cells[ours];
            boolean both = theirs < now.keys.length && now.keys[theirs] == keys[ours];
            builder.add(keys[ours], both ? left.or(now.cells[theirs++]) : left);
        }
        while (theirs < now.keys.length) {
            builder.add(now.keys[theirs], now.cells[theirs++]);
        }
        return builder.build();
    }

    static CellMap of(long[] keys, Bits[] cells) {
        return new CellMap(keys, cells);
    }

    Bits get(long key) {
        int at = Arrays.binarySearch(keys, key);
        return at < 0 ? Bits.NONE : cells[at];
    }

    /** Where the first cell from that number on stands among all; behind the last one if there is none. */
    int placeFrom(long key) {
        int at = Arrays.binarySearch(keys, key);
        return at < 0 ? -at - 1 : at;
    }

    /** The number of the cell at a place. */
    long key(int place) {
        return keys[place];
    }

    Bits items(int place) {
        return cells[place];
    }

    /** The cells from one number to below another, in their order. */
    void forEach(long from, long to, CellConsumer action) {
        for (int i = placeFrom(from); i < keys.length && keys[i] < to; i++) {
            action.accept(keys[i], cells[i]);
        }
    }

    /** The same as if all predictions had the label 0; found once, since it is asked for again and again. */
    CellMap withoutLabels() {
        CellMap known = withoutLabels;
        if (known == null) {
            known = mergeLabels();
            withoutLabels = known;
        }
        return known;
    }

    private CellMap mergeLabels() {
        SortedMap<Long, BitsUnion> merged = new TreeMap<>();
        forEach(0, PredictionCell.LOOKED_AT, (key, items) -> merged.computeIfAbsent(
                        PredictionCell.withoutLabel(key), unknown -> new BitsUnion())
                .add(items));
        CellMapBuilder builder = new CellMapBuilder();
        merged.forEach((key, items) -> builder.add(key, items.result()));
        return builder.build();
    }

    /** The number of the first cell from there on; nothing behind the last one. */
    OptionalLong firstFrom(long key) {
        int place = placeFrom(key);
        return place < keys.length ? OptionalLong.of(keys[place]) : OptionalLong.empty();
    }

    /** All items in the cells from one number to below another. */
    Bits union(long from, long to) {
        BitsUnion union = new BitsUnion();
        forEach(from, to, (key, items) -> union.add(items));
        return union.result();
    }

    long[] keys() {
        return keys.clone();
    }

    int size() {
        return keys.length;
    }

    /** Frees what was merged; it is merged again when somebody asks. */
    void forget() {
        withoutLabels = null;
    }

    /** About how many bytes what was merged takes. */
    long rememberedBytes() {
        CellMap known = withoutLabels;
        return known == null ? 0 : known.sizeInBytes();
    }

    /** About how many bytes of memory it takes, without what was merged. */
    long sizeInBytes() {
        return bytes;
    }

    void forEach(CellConsumer action) {
        forEach(0, Long.MAX_VALUE, action);
    }

    /** Takes a cell and its items. */
    @FunctionalInterface
    interface CellConsumer {
        void accept(long key, Bits items);
    }
}
