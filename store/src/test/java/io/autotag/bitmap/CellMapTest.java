package io.autotag.bitmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Seeds;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CellMapTest {

    private static final int ITEMS = 300;
    private static final int LABELS = 12;
    private static final int CHANGES = 40;

    private final Random random = new Random(Seeds.next("cell map"));

    @Test
    void whatWasMergedOfTheLabelsIsLedAlongChanges() {
        CellMap cells = cells(ITEMS, 0);
        assertThat(text(cells.withoutLabels())).isNotEmpty();
        for (int change = 0; change < CHANGES; change++) {
            int first = random.nextInt(ITEMS);
            int count = 1 + random.nextInt(5);
            long[] touched = random.longs(count, first, first + count).toArray();
            CellMap changed = cells.replaced(Bits.ofIds(touched), cells(touched));
            assertThat(changed.rememberedBytes()).isPositive();
            CellMap anew = CellMap.of(changed.keys(), cellsOf(changed));
            assertThat(text(changed.withoutLabels())).isEqualTo(text(anew.withoutLabels()));
            cells = changed;
        }
    }

    @Test
    void nothingThatWasAskedForItsLabelsBecomesSomething() {
        assertThat(text(CellMap.EMPTY.withoutLabels())).isEqualTo("{}");
        CellMap cells = CellMap.EMPTY.replaced(Bits.ofIds(new long[] {7}), cells(1, 7));
        assertThat(text(cells.withoutLabels()))
                .isEqualTo(text(CellMap.of(cells.keys(), cellsOf(cells)).withoutLabels()));
    }

    private CellMap cells(int items, int first) {
        long[] ids = new long[items];
        for (int i = 0; i < items; i++) {
            ids[i] = (long) first + i;
        }
        return cells(ids);
    }

    /** A few predictions of any label, status and score for each item, and that it was looked at. */
    private CellMap cells(long[] items) {
        long[] entries = new long[4 * items.length];
        for (int i = 0; i < items.length; i++) {
            for (int n = 0; n < 3; n++) {
                long cell = PredictionCell.first(random.nextInt(2), random.nextInt(LABELS))
                        + random.nextInt(PredictionCell.OF_A_LABEL);
                entries[4 * i + n] = Block.entry(cell, items[i]);
            }
            entries[4 * i + 3] = Block.entry(PredictionCell.LOOKED_AT, items[i]);
        }
        return CellMap.of(entries);
    }

    private static Bits[] cellsOf(CellMap cells) {
        Bits[] all = new Bits[cells.size()];
        for (int place = 0; place < all.length; place++) {
            all[place] = cells.items(place);
        }
        return all;
    }

    private static String text(CellMap cells) {
        TreeMap<Long, String> text = new TreeMap<>();
        cells.forEach((cell, items) -> text.put(cell, items.toString()));
        return text.toString();
    }
}
