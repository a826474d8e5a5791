package io.autotag.search;

/**
 * How a cover is walked along.
 *
 * @param smallestStep rows of the first step at least; following steps grow
 * @param largestStep rows of a step at most
 * @param budget rows after which a page ends where it is
 * @param few items that are sorted faster than an index is read in its order
 */
record ScanLimits(int smallestStep, int largestStep, int budget, int few) {

    static final ScanLimits USUAL = new ScanLimits(64, 8_192, 200_000, 5_000);

    private static final int GROWTH = 4;

    /** Pages of items whose sorting takes hardly more than a step along an index that leads to others. */
    private static final int SORTED_AT_ONCE = 4;

    /** Of so many rows one may have changed meanwhile. */
    private static final int MOST_STALE = 10;

    /** The same for a single step. */
    ScanLimits oneStep() {
        return new ScanLimits(smallestStep, largestStep, 1, few);
    }

    int firstStep(int enough) {
        return Math.min(Math.max(smallestStep, 2 * enough), largestStep);
    }

    /** Where nearly every row matches. */
    int exactStep(int enough) {
        return Math.min(enough + enough / MOST_STALE, largestStep);
    }

    /** So many are sorted without asking an index first. */
    int sortedAtOnce(int enough) {
        return SORTED_AT_ONCE * enough;
    }

    int stepAfter(int step) {
        return Math.min(GROWTH * step, largestStep);
    }
}
