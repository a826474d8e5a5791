package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.bitmap.Bits;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TouchedItemsTest {

    private static final int BLOCK = 3;
    private static final int SET = 7;
    private static final long FIRST = (long) BLOCK * Bits.SIZE;

    private final TouchedItems touched = new TouchedItems();

    @Test
    void itemsAreKeptByTheirBlockAndSetOnceEach() {
        touched.add(SET, List.of(FIRST + 5, FIRST + 2, FIRST + 5));
        touched.add(SET + 1, List.of(FIRST + Bits.SIZE));
        assertThat(touched.touchedBlocks()).containsExactly(BLOCK, BLOCK + 1);
        assertThat(touched.of(BLOCK)).containsOnlyKeys(SET);
        BlockItems items = items();
        assertThat(items.bits().cardinality()).isEqualTo(2);
        assertThat(items.in("id").values().get(2)).isEqualTo(new long[] {FIRST + 2, FIRST + 5});
        assertThat(touched.of(BLOCK + 1)).containsOnlyKeys(SET + 1);
    }

    @Test
    void halfABlockIsLookedUpByKeyAndMoreIsReadAsAWhole() {
        List<Long> half =
                LongStream.range(0, Bits.SIZE / 2).mapToObj(n -> FIRST + 2 * n).toList();
        touched.add(SET, half);
        assertThat(items().bits().cardinality()).isEqualTo(Bits.SIZE / 2);
        touched.add(SET, List.of(FIRST + 1));
        assertThat(items().bits()).isEqualTo(Bits.ALL);
    }

    private BlockItems items() {
        return Objects.requireNonNull(touched.of(BLOCK).get(SET));
    }
}
