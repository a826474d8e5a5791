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
        return mostOfDifference(candidate.share(), active.share()) < 0 ? Verdict.WORSE : Verdict.NOT_WORSE;
    }

    /** The upper end of the interval of the difference. */
    private static double mostOfDifference(Share candidate, Share active) {
        Interval ofCandidate = candidate.interval();
        Interval ofActive = active.interval();
        return candidate.value()
                - active.value()
                + Math.hypot(ofCandidate.high() - candidate.value(), active.value() - ofActive.low());
    }
}
