package io.autotag.compare;

/**
 * Average precision by the protocol of COCO: the mean over the recalls 0, 0.01 ... 1 of the best precision that is
 * reached at that recall or a higher one.
 */
public final class AveragePrecision {

    private static final int RECALLS = 101;
    private static final double STEP = 0.01;

    private AveragePrecision() {}

    /**
     * Of predictions of one label, matched to what is there at one overlap. Predictions with the same score are one group;
     * whoever keeps them apart, in an order of their own, gives each a group.
     *
     * @param right how many predictions of each group were matched, by falling score
     * @param wrong how many were not
     * @param truths how many objects there are, found or not; at least 1
     * @return in [0, 1]
     */
    public static double of(long[] right, long[] wrong, long truths) {
        if (truths < 1) {
            throw new IllegalArgumentException("there is no average precision where there is nothing to find");
        }
        double[] recall = new double[right.length];
        double[] precision = new double[right.length];
        long found = 0;
        long all = 0;
        for (int group = 0; group < right.length; group++) {
            found += right[group];
            all += right[group] + wrong[group];
            recall[group] = (double) found / truths;
            precision[group] = all == 0 ? 0 : (double) found / all;
        }
        return mean(recall, envelope(precision));
    }

    /** The best precision at this or any later group. */
    private static double[] envelope(double[] precision) {
        for (int group = precision.length - 2; group >= 0; group--) {
            precision[group] = Math.max(precision[group], precision[group + 1]);
        }
        return precision;
    }

    private static double mean(double[] recall, double[] precision) {
        double sum = 0;
        int group = 0;
        for (int i = 0; i < RECALLS; i++) {
            // As pycocotools has it, rounding included, for a recall that is met exactly.
            double wanted = i == RECALLS - 1 ? 1 : i * STEP;
            while (group < recall.length && recall[group] < wanted) {
                group++;
            }
            sum += group < recall.length ? precision[group] : 0;
        }
        return sum / RECALLS;
    }
}
