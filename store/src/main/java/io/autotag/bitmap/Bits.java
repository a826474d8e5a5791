package io.autotag.bitmap;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.roaringbitmap.ArrayContainer;
import org.roaringbitmap.BitmapContainer;
import org.roaringbitmap.Container;
import org.roaringbitmap.PeekableCharIterator;

/** An immutable set of numbers from 0 to 65,535: the items of a block. */
public final class Bits {
    /** How many items a block has. */
    public static final int SIZE = 1 << 16;

    public static final Bits NONE = new Bits(new ArrayContainer());

    /** Every item of a block. */
    public static final Bits ALL = new Bits(Container.rangeOfOnes(0, SIZE));

    /** More are kept as bits. */
    static final int DENSE = 4_096;

    /** So many are found one by one faster than by unpacking all. */
    private static final int FEW = 256;

    private final Container container;

    private Bits(Container container) {
        this.container = container;
    }

    /** @param ascending each number once, in order */
    static Bits of(char[] ascending) {
        if (ascending.length == 0) {
            return NONE;
        }
        Container array = new ArrayContainer(ascending);
        return new Bits(ascending.length > DENSE ? array.toBitmapContainer() : array);
    }

    /** @param itemIds ids of items of one block, in any order */
    public static Bits ofIds(long[] itemIds) {
        char[] items = new char[itemIds.length];
        int[] ascending = Arrays.stream(itemIds)
                .mapToInt(id -> (char) id)
                .sorted()
                .distinct()
                .toArray();
        for (int i = 0; i < ascending.length; i++) {
            items[i] = (char) ascending[i];
        }
        return of(Arrays.copyOf(items, ascending.length));
    }

    /** @param container not to be changed afterwards */
    static Bits of(Container container) {
        int cardinality = container.getCardinality();
        if (cardinality == 0) {
            return NONE;
        }
        boolean sparse = cardinality <= DENSE && container instanceof BitmapContainer;
        return new Bits(sparse ? toArray(container, cardinality) : container);
    }

    private static Container toArray(Container dense, int cardinality) {
        char[] values = new char[cardinality];
        PeekableCharIterator next = dense.getCharIterator();
        for (int i = 0; i < cardinality; i++) {
            values[i] = next.next();
        }
        return new ArrayContainer(values);
    }

    public Bits and(Bits other) {
        if (this == other || isEmpty()) {
            return this;
        }
        return other.isEmpty() ? NONE : of(container.and(other.container));
    }

    public Bits or(Bits other) {
        if (this == other || other.isEmpty()) {
            return this;
        }
        return isEmpty() ? other : of(container.or(other.container));
    }

    public Bits andNot(Bits other) {
        if (this == other) {
            return NONE;
        }
        return isEmpty() || other.isEmpty() ? this : of(container.andNot(other.container));
    }

    /** There is no other empty set: a container may have to look through all of itself. */
    public boolean isEmpty() {
        return this == NONE;
    }

    public int cardinality() {
        return container.getCardinality();
    }

    public boolean contains(int number) {
        return container.contains((char) number);
    }

    boolean intersects(Bits other) {
        return container.intersects(other.container);
    }

    /** How many numbers are in both. */
    int andCardinality(Bits other) {
        return this == other ? cardinality() : container.andCardinality(other.container);
    }

    /** The lowest numbers above the bound, ascending, so many at most; all are above -1. */
    public int[] above(int bound, int most) {
        int from = bound < 0 ? 0 : container.rank((char) bound);
        return selected(from, Math.min(most, cardinality() - from), 1);
    }

    /** The highest numbers below the bound, descending, so many at most; all are below {@value #SIZE}. */
    public int[] below(int bound, int most) {
        int upTo = bound <= 0 ? 0 : container.rank((char) (bound - 1));
        return selected(upTo - 1, Math.min(most, upTo), -1);
    }

    private int[] selected(int first, int count, int step) {
        int[] numbers = new int[count];
        int[] all = count > FEW ? toArray() : new int[0];
        for (int i = 0; i < count; i++) {
            int at = first + i * step;
            numbers[i] = count > FEW ? all[at] : container.select(at);
        }
        return numbers;
    }

    /** In ascending order. */
    public void forEach(IntConsumer action) {
        PeekableCharIterator next = container.getCharIterator();
        while (next.hasNext()) {
            action.accept(next.next());
        }
    }

    /** In ascending order. */
    public int[] toArray() {
        int[] numbers = new int[cardinality()];
        container.fillLeastSignificant16bits(numbers, 0, 0);
        return numbers;
    }

    /** Writes a bit for each number, the lowest of the first word for 0. */
    void copyTo(long[] words) {
        container.toBitmapContainer().toLongBuffer().rewind().get(words);
    }

    /** Writes the numbers to the beginning of the array and says how many they are. */
    int unpack(int[] numbers) {
        container.fillLeastSignificant16bits(numbers, 0, 0);
        return container.getCardinality();
    }

    Container container() {
        return container;
    }

    /** About how many bytes of memory it takes. */
    int sizeInBytes() {
        return 40 + container.getArraySizeInBytes();
    }

    @Override
    public String toString() {
        return Arrays.toString(toArray());
    }
}
