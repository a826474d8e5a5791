package io.autotag.bitmap;

/**
 * What the bitmaps know of a condition in a block.
 *
 * @param sure items for which it holds
 * @param possible these and those for which it may hold; it holds for no other
 */
public record Span(Bits sure, Bits possible) {
    static final Span NOWHERE = exactly(Bits.NONE);

    static Span exactly(Bits bits) {
        return new Span(bits, bits);
    }

    /** The items of which only the tables can tell. */
    public Bits unknown() {
        return possible.andNot(sure);
    }

    public boolean isExact() {
        return sure == possible || sure.cardinality() == possible.cardinality();
    }

    /** About how many bytes of memory it takes. */
    int sizeInBytes() {
        return sure.sizeInBytes() + (possible == sure ? 0 : possible.sizeInBytes());
    }

    Span and(Span other) {
        return of(sure.and(other.sure), possible.and(other.possible), this, other);
    }

    Span or(Span other) {
        return of(sure.or(other.sure), possible.or(other.possible), this, other);
    }

    /** The same for all other items of the block. */
    Span negated(Bits everyItem) {
        Bits never = everyItem.andNot(possible);
        return isExact() ? exactly(never) : new Span(never, everyItem.andNot(sure));
    }

    /** Keeps exact spans one set, so that nothing is done twice with them. */
    private static Span of(Bits sure, Bits possible, Span one, Span other) {
        boolean exact = one.sure == one.possible && other.sure == other.possible;
        return exact ? exactly(sure) : new Span(sure, possible);
    }
}
