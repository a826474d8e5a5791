package io.autotag.bitmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class BitsTest {

    private static final int[] SIZES = {0, 1, 40, 3_000, 30_000};
    private static final int[] LIMITS = {1, 50, 256, 257, 5_000};

    private final Random random = new Random(7);

    @Test
    void findsTheNextOnesInBothDirections() {
        for (int size : SIZES) {
            NavigableSet<Integer> numbers = numbers(size);
            Bits bits = bits(numbers);
            for (int limit : LIMITS) {
                int bound = random.nextInt(Bits.SIZE);
                assertThat(bits.above(bound, limit)).isEqualTo(first(numbers.tailSet(bound, false), limit));
                assertThat(bits.below(bound, limit))
                        .isEqualTo(first(numbers.headSet(bound, false).descendingSet(), limit));
            }
        }
    }

    @Test
    void findsTheFirstAndTheLast() {
        Bits bits = bits(new TreeSet<>(Arrays.asList(0, 5, Bits.SIZE - 1)));
        assertThat(bits.above(-1, 2)).containsExactly(0, 5);
        assertThat(bits.below(Bits.SIZE, 2)).containsExactly(Bits.SIZE - 1, 5);
        assertThat(bits.below(0, 2)).isEmpty();
        assertThat(bits.above(Bits.SIZE - 1, 2)).isEmpty();
        assertThat(Bits.ALL.below(Bits.SIZE, 1)).containsExactly(Bits.SIZE - 1);
    }

    @Test
    void countsWhatIsInBoth() {
        for (int size : SIZES) {
            Bits one = bits(numbers(size));
            Bits other = bits(numbers(2_000));
            assertThat(one.andCardinality(other)).isEqualTo(one.and(other).cardinality());
            assertThat(one.andCardinality(one)).isEqualTo(one.cardinality());
        }
    }

    private NavigableSet<Integer> numbers(int size) {
        NavigableSet<Integer> numbers = new TreeSet<>();
        while (numbers.size() < size) {
            numbers.add(random.nextInt(Bits.SIZE));
        }
        return numbers;
    }

    private static Bits bits(Set<Integer> numbers) {
        return Bits.ofIds(numbers.stream().mapToLong(Integer::longValue).toArray());
    }

    private static int[] first(Set<Integer> numbers, int limit) {
        return numbers.stream().limit(limit).mapToInt(Integer::intValue).toArray();
    }
}
