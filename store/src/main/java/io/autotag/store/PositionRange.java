package io.autotag.store;

/** Positions of a frozen selection: {@code from} up to, but not including, {@code to}. */
public record PositionRange(long from, long to) {

    public PositionRange {
        if (from < 0 || to <= from) {
            throw StoreException.invalid("A range of positions starts at 0 or later and is not empty.");
        }
    }

    public long size() {
        return to - from;
    }
}
