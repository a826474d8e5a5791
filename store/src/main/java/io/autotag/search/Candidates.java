package io.autotag.search;

import io.autotag.bitmap.Bits;
import io.autotag.bitmap.Block;
import io.autotag.bitmap.BlockQuery;
import io.autotag.query.Condition;
import io.autotag.query.names.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** The items that may match by what the bitmaps know; each block is asked once, and only when it is needed. */
final class Candidates {

    private final IndexSnapshot snapshot;
    private final BlockQuery query;
    private final Condition condition;
    private final Map<Integer, Bits> known = new HashMap<>();

    Candidates(IndexSnapshot snapshot, Names names, Condition condition) {
        this.snapshot = snapshot;
        this.query = new BlockQuery(names);
        this.condition = condition;
    }

    boolean mayMatch(long itemId) {
        Block block = snapshot.blocks().get(Block.of(itemId));
        return block != null && of(block).contains((int) (itemId % Bits.SIZE));
    }

    /** All of them, unless they are more than that. */
    Optional<long[]> all(int most) {
        LongStream.Builder all = LongStream.builder();
        int count = 0;
        for (Block block : snapshot.blocks().values()) {
            Bits items = of(block);
            count += items.cardinality();
            if (count > most) {
                return Optional.empty();
            }
            items.forEach(item -> all.add(block.itemId(item)));
        }
        return Optional.of(all.build().toArray());
    }

    /** The next ones in the order of the items, at most the limit. */
    List<Long> next(Direction direction, Optional<Long> after, int limit) {
        return snapshot.inOrder(direction).stream()
                .filter(block -> after.isEmpty() || reaches(block, direction, after.get()))
                .flatMap(block -> LongStream.of(ids(block, direction)).boxed())
                .filter(id -> after.isEmpty() || isBehind(id, direction, after.get()))
                .limit(limit)
                .toList();
    }

    private static boolean reaches(Block block, Direction direction, long after) {
        int last = Block.of(after);
        return direction == Direction.ASCENDING ? block.number() >= last : block.number() <= last;
    }

    private static boolean isBehind(long id, Direction direction, long after) {
        return direction == Direction.ASCENDING ? id > after : id < after;
    }

    private long[] ids(Block block, Direction direction) {
        int[] items = of(block).toArray();
        long[] ids = new long[items.length];
        for (int i = 0; i < items.length; i++) {
            ids[i] = block.itemId(items[direction == Direction.ASCENDING ? i : items.length - 1 - i]);
        }
        return ids;
    }

    private Bits of(Block block) {
        return known.computeIfAbsent(
                block.number(), number -> query.of(condition, block).possible());
    }
}
