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

    private static final int DENSE = 4_096;

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

    public boolean isEmpty() {
        return container.isEmpty();
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
