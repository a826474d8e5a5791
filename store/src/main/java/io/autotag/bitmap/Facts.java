package io.autotag.bitmap;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the items of a block apart from predictions; immutable.
 *
 * @param cells items by {@link Fact}
 * @param values items by metadata, width and height; metadata keys begin with {@value #METADATA}
 * @param oldest when the first of the items was added; null while there are none
 * @param newest when the last was
 */
public record Facts(CellMap cells, ValueMap values, @Nullable Instant oldest, @Nullable Instant newest) {
    public static final String METADATA = "metadata.";
    public static final String WIDTH = "width";
    public static final String HEIGHT = "height";

    static final Facts NONE = new Facts(CellMap.EMPTY, ValueMap.EMPTY, null, null);

    /** @param entries for each fact of an item {@link Block#entry} */
    public static Facts of(long[] entries, ValueMap values, @Nullable Instant oldest, @Nullable Instant newest) {
        return new Facts(CellMap.of(entries), values, oldest, newest);
    }

    /** The times may only grow apart: items that are gone are still between them. */
    Facts replaced(Bits touched, Facts now) {
        return new Facts(
                cells.replaced(touched, now.cells),
                values.replaced(touched, now.values),
                earlier(oldest, now.oldest),
                later(newest, now.newest));
    }

    /** With what people decided about the touched items. */
    Facts reviewed(Bits touched, CellMap now) {
        return new Facts(cells.replaced(touched, now, Fact::isOfReview), values, oldest, newest);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    long sizeInBytes() {
        return cells.sizeInBytes() + values.sizeInBytes();
    }
}
