package io.autotag.query.cell;

import io.autotag.query.Operator;

/** The scores from -1 to 1 in {@value #COUNT} ranges of 0.05; each holds its lower bound, the last one 1 too. */
public final class ScoreBuckets {
    public static final int COUNT = 40;

    private static final float[] FLOORS = floors();

    private ScoreBuckets() {}

    /** The lowest score of the bucket. */
    public static float floor(int bucket) {
        return FLOORS[bucket];
    }

    /** The same as a query writes it. */
    public static double lowest(int bucket) {
        return (bucket - COUNT / 2) / (COUNT / 2.0);
    }

    /** The lowest scores of all buckets but the first, ascending. */
    public static float[] thresholds() {
        float[] thresholds = new float[COUNT - 1];
        System.arraycopy(FLOORS, 1, thresholds, 0, COUNT - 1);
        return thresholds;
    }

    /** What is known of the comparison for all scores of the bucket. */
    static Truth compare(int bucket, Operator operator, float bound) {
        if (bucket == Cell.ANY_SCORE) {
            return Truth.MAYBE;
        }
        return switch (operator) {
            case AT_LEAST -> atLeast(bucket, bound);
            case LESS -> atLeast(bucket, bound).negated();
            case GREATER -> greater(bucket, bound);
            case AT_MOST -> greater(bucket, bound).negated();
            case EQUAL -> equal(bucket, bound);
            case NOT_EQUAL -> equal(bucket, bound).negated();
            case CONTAINS -> throw new IllegalArgumentException("A score contains nothing");
        };
    }

    private static Truth atLeast(int bucket, float bound) {
        if (FLOORS[bucket] >= bound) {
            return Truth.YES;
        }
        return isAbove(bound, bucket) ? Truth.NO : Truth.MAYBE;
    }

    private static Truth greater(int bucket, float bound) {
        if (FLOORS[bucket] > bound) {
            return Truth.YES;
        }
        return isAbove(bound, bucket) || bound >= 1 ? Truth.NO : Truth.MAYBE;
    }

    private static Truth equal(int bucket, float bound) {
        return FLOORS[bucket] > bound || isAbove(bound, bucket) ? Truth.NO : Truth.MAYBE;
    }

    /** Whether every score of the bucket lies below. */
    private static boolean isAbove(float bound, int bucket) {
        return bucket == COUNT - 1 ? bound > 1 : bound >= FLOORS[bucket + 1];
    }

    /** As exactly as the four bytes of a score can say, so that 0.8 in a query and the floor of a bucket are one. */
    private static float[] floors() {
        float[] floors = new float[COUNT];
        for (int bucket = 0; bucket < COUNT; bucket++) {
            floors[bucket] = (float) lowest(bucket);
        }
        return floors;
    }
}
