package io.autotag.bitmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class CountingBitsTest {

    private static final int[] SIZES = {0, 1, 300, 4_096, 4_097, 40_000, Bits.SIZE};

    private final Random random = new Random(11);
    private final CountingBits counting = new CountingBits();

    @Test
    void countsWhatIsGatheredAmongOthers() {
        for (int size : SIZES) {
            Bits among = bits(size);
            counting.among(among);
            for (int first : SIZES) {
                Bits one = bits(first);
                Bits other = bits(700);
                counting.add(one);
                counting.add(other);
                assertThat(counting.take()).isEqualTo(one.or(other).and(among).cardinality());
            }
        }
    }

    @Test
    void beginsAnewOnceItHasCounted() {
        counting.among(Bits.ALL);
        counting.add(Bits.ALL);
        assertThat(counting.take()).isEqualTo(Bits.SIZE);
        assertThat(counting.take()).isZero();
    }

    private Bits bits(int size) {
        return size == Bits.SIZE
                ? Bits.ALL
                : Bits.ofIds(random.ints(size, 0, Bits.SIZE).asLongStream().toArray());
    }
}
