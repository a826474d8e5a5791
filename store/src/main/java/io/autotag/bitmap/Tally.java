package io.autotag.bitmap;

/**
 * How many items of a block fulfil a condition.
 *
 * @param sure how many surely do
 * @param unknown the items of which only the tables can tell
 */
public record Tally(int sure, Bits unknown) {
    static final Tally NOTHING = new Tally(0, Bits.NONE);

    static Tally of(Span span) {
        return new Tally(span.sure().cardinality(), span.isExact() ? Bits.NONE : span.unknown());
    }
}
