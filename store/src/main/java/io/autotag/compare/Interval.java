package io.autotag.compare;

/**
 * The shares that go with what was counted, with 95 % confidence.
 *
 * @param low in [0, 1], not above high
 * @param high in [0, 1]
 */
public record Interval(double low, double high) {

    /** Nothing is known. */
    public static final Interval ANY = new Interval(0, 1);

    /** Whether both hold a share in common. */
    public boolean overlaps(Interval other) {
        return low <= other.high && other.low <= high;
    }

    public boolean contains(double share) {
        return low <= share && share <= high;
    }
}
