package io.autotag.bitmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Seeds;
import io.autotag.query.cell.ScoreBuckets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class BlockTest {

    private static final int CELLS = 5;
    private static final int ITEMS = 40;

    /** A map of sets does the same by brute force. */
    @Test
    void touchedItemsStandWhereTheyStandNow() {
        Random random = new Random(Seeds.next("touched items"));
        Map<Long, Set<Integer>> expected = new HashMap<>();
        Block block = Block.empty(0);
        for (int step = 0; step < 200; step++) {
            Set<Integer> touched =
                    random.ints(random.nextInt(10), 0, ITEMS).boxed().collect(Collectors.toCollection(TreeSet::new));
            expected.values().forEach(items -> items.removeAll(touched));
            long[] entries = touched.stream()
                    .flatMapToLong(item -> random.longs(random.nextInt(3), 0, CELLS)
                            .peek(cell -> expected.computeIfAbsent(cell, unknown -> new TreeSet<>())
                                    .add(item))
                            .map(cell -> Block.entry(cell, item)))
                    .toArray();
            block = block.withPredictions(1, bits(touched), entries);
            for (long cell = 0; cell < CELLS; cell++) {
                assertThat(block.set(1).get(cell).toArray())
                        .isEqualTo(expected.getOrDefault(cell, Set.of()).stream()
                                .mapToInt(Integer::intValue)
                                .toArray());
            }
        }
    }

    @Test
    void aBlockDoesNotChange() {
        Block before = Block.empty(0).withPredictions(1, Bits.NONE, new long[] {Block.entry(3, 9)});
        before.withPredictions(1, bits(Set.of(9)), new long[0]);
        assertThat(before.set(1).get(3).toArray()).containsExactly(9);
    }

    @Test
    void whatABlockRemembersIsPartOfItsSizeUntilItForgets() {
        Block block = Block.empty(0).withPredictions(1, Bits.NONE, new long[] {Block.entry(3, 9), Block.entry(4, 10)});
        long own = block.sizeInBytes();
        block.remember("all", () -> Span.exactly(Bits.ALL.andNot(bits(Set.of(1)))));
        long remembering = block.sizeInBytes();
        assertThat(remembering).isGreaterThan(own);
        CellMap merged = block.set(1).withoutLabels();
        assertThat(block.sizeInBytes()).isEqualTo(remembering + merged.sizeInBytes());
        block.forget();
        assertThat(block.sizeInBytes()).isEqualTo(own);
        assertThat(block.set(1).withoutLabels()).isNotSameAs(merged);
    }

    @Test
    void itemsKnowTheirBlocks() {
        assertThat(Block.of(65_535)).isZero();
        assertThat(Block.of(65_536)).isEqualTo(1);
        assertThat(Block.of(4_294_967_295L)).isEqualTo(65_535);
        assertThat(Block.empty(65_535).itemId(65_535)).isEqualTo(4_294_967_295L);
    }

    @Test
    void aKeyWithTooManyValuesIsNotFollowed() {
        Map<Value, Bits> values = new HashMap<>();
        for (int i = 0; i <= ValueMap.MOST_VALUES; i++) {
            values.put(new Value(Value.Type.NUMBER, Integer.toString(i)), bits(Set.of(i)));
        }
        ValueMap map = ValueMap.of(Map.of("metadata.scene", values, "metadata.night", Map.of()), Set.of());
        assertThat(map.of("metadata.scene")).isEmpty();
        assertThat(map.of("metadata.night")).contains(Map.of());
        assertThat(ValueMap.EMPTY.replaced(Bits.NONE, map).of("metadata.scene")).isEmpty();
    }

    @Test
    void theFloorsOfBucketsAreWhatAPersonWrites() {
        assertThat(ScoreBuckets.floor(0)).isEqualTo(-1f);
        assertThat(ScoreBuckets.floor(20)).isEqualTo(0f);
        assertThat(ScoreBuckets.floor(33)).isEqualTo(0.65f);
        assertThat(ScoreBuckets.floor(36)).isEqualTo(0.8f);
        assertThat(ScoreBuckets.thresholds()).hasSize(39).startsWith(-0.95f).endsWith(0.95f);
    }

    private static Bits bits(Set<Integer> items) {
        String text = items.stream()
                .sorted()
                .map(item -> String.valueOf((char) (int) item))
                .collect(Collectors.joining());
        return Bits.of(text.toCharArray());
    }
}
