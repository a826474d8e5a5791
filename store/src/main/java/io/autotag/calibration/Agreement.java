package io.autotag.calibration;

import io.autotag.compare.Share;

/**
 * How a version's findings and the truth meet.
 *
 * @param hits findings that are right
 * @param wrong findings that are not
 * @param missed objects that were not found
 */
public record Agreement(long hits, long wrong, long missed) {

    /** Fewer than this say too little. */
    public static final long LEAST = 50;

    /**
     * The hits among all that was found or to be found. It falls with what is wrong and with what is missed, and orders
     * versions as F1 does, which is twice this over one more; but it is a share, so that it has an interval.
     */
    public Share share() {
        return new Share(hits, hits + wrong + missed);
    }

    public double f1() {
        long all = 2 * hits + wrong + missed;
        return all == 0 ? 0 : 2.0 * hits / all;
    }

    boolean isEnough() {
        return share().of() >= LEAST;
    }
}
