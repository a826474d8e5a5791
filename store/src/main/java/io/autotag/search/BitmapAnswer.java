package io.autotag.search;

import io.autotag.bitmap.Block;
import io.autotag.bitmap.BlockQuery;
import io.autotag.bitmap.Span;
import io.autotag.query.Condition;
import io.autotag.query.names.Names;
import java.util.stream.LongStream;

/** What the bitmaps know of a query. */
final class BitmapAnswer {

    private final long sure;
    private final long[] unknown;

    private BitmapAnswer(long sure, long[] unknown) {
        this.sure = sure;
        this.unknown = unknown;
    }

    /** How many items surely match. */
    long sure() {
        return sure;
    }

    /** The items of which only the tables can tell; not to be changed. */
    long[] unknown() {
        return unknown;
    }

    static BitmapAnswer of(IndexSnapshot snapshot, Names names, Condition condition) {
        BlockQuery query = new BlockQuery(names);
        long sure = 0;
        LongStream.Builder unknown = LongStream.builder();
        for (Block block : snapshot.blocks().values()) {
            Span span = query.of(condition, block);
            sure += span.sure().cardinality();
            if (!span.isExact()) {
                span.unknown().forEach(item -> unknown.add(block.itemId(item)));
            }
        }
        return new BitmapAnswer(sure, unknown.build().toArray());
    }
}
