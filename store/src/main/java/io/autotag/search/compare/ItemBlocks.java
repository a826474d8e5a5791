package io.autotag.search.compare;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands items out block by block, to several at once. */
final class ItemBlocks {

    /** So many pictures are in memory at a time for each that reads. */
    private static final int SIZE = 2048;

    private final long[] ids;
    private final AtomicInteger next = new AtomicInteger();

    /** @param ids ascending, each once */
    ItemBlocks(long[] ids) {
        this.ids = ids.clone();
    }

    /** The next block; empty when all are handed out. */
    Optional<ItemBlock> next() {
        long from = (long) next.getAndIncrement() * SIZE;
        if (from >= ids.length) {
            return Optional.empty();
        }
        int to = (int) Math.min(from + SIZE, ids.length);
        return Optional.of(new ItemBlock(Arrays.copyOfRange(ids, (int) from, to)));
    }

    /** Hands out nothing more. */
    void stop() {
        next.set(Integer.MAX_VALUE / 2);
    }
}
