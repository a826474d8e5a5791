package io.autotag.calibration;

import java.util.List;

/**
 * Which reviews a fit does not see, so that they can judge it: a third of the items, always the same ones. All predictions
 * of an item stand on one side, since they are often right or wrong together.
 */
final class HeldOut {

    private HeldOut() {}

    static List<ReviewedPrediction> of(List<ReviewedPrediction> reviews) {
        return reviews.stream().filter(review -> isHeldOut(review.itemId())).toList();
    }

    static List<ReviewedPrediction> rest(List<ReviewedPrediction> reviews) {
        return reviews.stream().filter(review -> !isHeldOut(review.itemId())).toList();
    }

    /** A hash, since ids come in order: the last step of SplitMix64. */
    private static boolean isHeldOut(long itemId) {
        long mixed = itemId + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return Long.remainderUnsigned(mixed ^ (mixed >>> 31), 3) == 0;
    }
}
