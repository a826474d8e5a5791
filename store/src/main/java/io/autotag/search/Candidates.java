package io.autotag.search;

import io.autotag.bitmap.Bits;
import io.autotag.bitmap.Block;
import io.autotag.bitmap.BlockQuery;
import io.autotag.bitmap.Span;
import io.autotag.query.Condition;
import io.autotag.query.names.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The items that may match by what the bitmaps know; each block is asked once, and only when it is needed. */
final class Candidates {

    private final IndexSnapshot snapshot;
    private final BlockQuery query;
    private final Condition condition;
    private final Map<Integer, Span> known = new HashMap<>();

    Candidates(IndexSnapshot snapshot, Names names, Condition condition) {
        this.snapshot = snapshot;
        this.query = new BlockQuery(names);
        this.condition = condition;
    }

    boolean mayMatch(long itemId) {
        Block block = snapshot.blocks().get(Block.of(itemId));
        return block != null && of(block).possible().contains((int) (itemId % Bits.SIZE));
    }

    /** All of them, unless they are more than that. */
    Optional<long[]> all(int most) {
        LongStream.Builder all = LongStream.builder();
        int count = 0;
        for (Block block : snapshot.blocks().values()) {
            Bits items = of(block).possible();
            count += items.cardinality();
            if (count > most) {
                return Optional.empty();
            }
            items.forEach(item -> all.add(block.itemId(item)));
        }
        return Optional.of(all.build().toArray());
    }

    /** Whether it is known of the next ones that they match, as of a short while ago. */
    boolean areExact(Direction direction, Optional<Long> after) {
        return reached(direction, after)
                .map(this::of)
                .filter(span -> !span.possible().isEmpty())
                .findFirst()
                .map(Span::isExact)
                .orElse(true);
    }

    /** The next ones in the order of the items, at most the limit. */
    List<Long> next(Direction direction, Optional<Long> after, int limit) {
        List<Long> next = new ArrayList<>();
        Iterator<Block> blocks = reached(direction, after).iterator();
        while (blocks.hasNext() && next.size() < limit) {
            Block block = blocks.next();
            for (int item : items(block, direction, after, limit - next.size())) {
                next.add(block.itemId(item));
            }
        }
        return next;
    }

    private Stream<Block> reached(Direction direction, Optional<Long> after) {
        return snapshot.inOrder(direction).stream()
                .filter(block -> after.isEmpty() || reaches(block, direction, after.get()));
    }

    private static boolean reaches(Block block, Direction direction, long after) {
        int last = Block.of(after);
        return direction == Direction.ASCENDING ? block.number() >= last : block.number() <= last;
    }

    private int[] items(Block block, Direction direction, Optional<Long> after, int limit) {
        Optional<Integer> bound =
                after.filter(id -> Block.of(id) == block.number()).map(id -> (int) (id % Bits.SIZE));
        Bits possible = of(block).possible();
        return direction == Direction.ASCENDING
                ? possible.above(bound.orElse(-1), limit)
                : possible.below(bound.orElse(Bits.SIZE), limit);
    }

    private Span of(Block block) {
        return known.computeIfAbsent(block.number(), number -> query.of(condition, block));
    }
}
