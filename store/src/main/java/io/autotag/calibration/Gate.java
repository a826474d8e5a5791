package io.autotag.calibration;

import io.autotag.compare.Interval;
import io.autotag.compare.Share;

/**
 * Whether one version is worse than another, beyond what chance explains. Pure.
 *
 * <p>The difference of the two shares has Newcombe's interval of 95 % (1998, method 10), which is made of Wilson's of each.
 * The shares are of the same pictures, and so differ by less chance than two independent ones would: the interval is rather
 * too wide than too narrow.
 */
public final class Gate {

    private Gate() {}

    /** What a comparison came to. */
    public enum Verdict {
        /** Worse, with 97.5 % confidence. */
        WORSE,
        /** Not worse, as far as can be told. */
        NOT_WORSE,
        /** There is too little to compare by. */
        NOT_ENOUGH
    }

    public static Verdict judge(Agreement candidate, Agreement active) {
        if (!candidate.isEnough() || !active.isEnough()) {
            return Verdict.NOT_ENOUGH;
        }
        return difference(candidate, active).high() < 0 ? Verdict.WORSE : Verdict.NOT_WORSE;
    }

    /**
     * By how much the share of one is above that of the other, with 95 % confidence.
     *
     * @param value in [-1, 1]
     * @param low in [-1, value]
     * @param high in [value, 1]
     */
    public record Difference(double value, double low, double high) {}

    /**
     * What the verdict rests on.
     *
     * @throws IllegalStateException where there is nothing to compare by
     */
    public static Difference difference(Agreement candidate, Agreement active) {
        Share one = candidate.share();
        Share other = active.share();
        Interval ofOne = one.interval();
        Interval ofOther = other.interval();
        double value = one.value() - other.value();
        return new Difference(
                value,
                value - Math.hypot(one.value() - ofOne.low(), ofOther.high() - other.value()),
                value + Math.hypot(ofOne.high() - one.value(), other.value() - ofOther.low()));
    }
}
