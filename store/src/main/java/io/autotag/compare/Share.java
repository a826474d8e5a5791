package io.autotag.compare;

/**
 * How many of some were right, as an estimate of a share that is not known.
 *
 * @param right from 0 to {@code of}
 * @param of how many were looked at, 0 or more
 */
public record Share(long right, long of) {

    /** From so many on a share is a number worth reading. */
    public static final int ENOUGH = 50;

    public static final Share NONE = new Share(0, 0);

    /** The standard normal distribution's quantile of 0.975. */
    private static final double Z = 1.959963984540054;

    public Share {
        if (right < 0 || right > of) {
            throw new IllegalArgumentException(right + " of " + of + " cannot be right");
        }
    }

    public boolean isEnough() {
        return of >= ENOUGH;
    }

    /**
     * The share itself.
     *
     * @throws IllegalStateException when nothing was looked at
     */
    public double value() {
        if (of == 0) {
            throw new IllegalStateException("a share of nothing has no value");
        }
        return (double) right / of;
    }

    /**
     * Wilson's score interval of 95 %: it stays within [0, 1], is never empty, and holds the true share as often as it
     * says for few counts and for shares near 0 and 1 too.
     */
    public Interval interval() {
        if (of == 0) {
            return Interval.ANY;
        }
        double n = of;
        double share = right / n;
        double weight = 1 + Z * Z / n;
        double middle = (share + Z * Z / (2 * n)) / weight;
        double half = Z / weight * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        // At both ends the interval ends there exactly; only rounding says otherwise.
        return new Interval(right == 0 ? 0 : middle - half, right == of ? 1 : middle + half);
    }

    public Share plus(Share other) {
        return new Share(right + other.right, of + other.of);
    }
}
