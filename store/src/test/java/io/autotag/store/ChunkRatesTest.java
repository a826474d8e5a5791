package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** How much the rates of chunks differ. */
final class ChunkRatesTest {

    @Test
    void chunksThatAreAlikeHaveNoSpread() {
        assertThat(of(100, 10, 200, 20, 50, 5).spread()).hasValueCloseTo(0.0, within(1e-6));
    }

    /** Rates of 10, 20 and 30 a millisecond over the same time: 10 over 20. */
    @Test
    void theSpreadIsTheStandardDeviationInPartsOfTheMean() {
        assertThat(of(100, 10, 200, 10, 300, 10).spread()).hasValueCloseTo(0.5, within(1e-9));
    }

    @Test
    void aChunkThatHasJustBegunSaysLittle() {
        double spread = of(100, 10, 100, 10, 100, 10, 1, 2).spread().orElseThrow();
        assertThat(spread).isPositive().isLessThan(0.3);
    }

    @Test
    void nothingIsSaidOfFewChunks() {
        assertThat(ChunkRates.NONE.spread()).isEmpty();
        assertThat(of(100, 10, 200, 10).spread()).isEmpty();
        assertThat(new ChunkRates(3, 0, 0, 0).spread()).isEmpty();
    }

    /** @param itemsAndTimes of each chunk its items and its milliseconds */
    private static ChunkRates of(long... itemsAndTimes) {
        long items = 0;
        long busy = 0;
        double squares = 0;
        for (int i = 0; i < itemsAndTimes.length; i += 2) {
            items += itemsAndTimes[i];
            busy += itemsAndTimes[i + 1];
            squares += (double) itemsAndTimes[i] * itemsAndTimes[i] / itemsAndTimes[i + 1];
        }
        return new ChunkRates(itemsAndTimes.length / 2, items, busy, squares);
    }
}
