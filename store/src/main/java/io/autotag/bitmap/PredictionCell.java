package io.autotag.bitmap;

/** The number of a cell of predictions: level, label, status and bucket, in this order. */
public final class PredictionCell {
    private static final int LEVEL_SHIFT = 40;
    private static final int LABEL_SHIFT = 8;
    private static final int STATUS_SHIFT = 6;

    /** Items the set's model has looked at, whatever it found. */
    public static final long LOOKED_AT = 1L << 42;

    private PredictionCell() {}

    public static long of(int level, int label, int status, int bucket) {
        return first(level, label) | ((long) status << STATUS_SHIFT) | bucket;
    }

    /** The first of the cells of a label, followed by {@value #OF_A_LABEL} of its own. */
    static long first(int level, int label) {
        return ((long) level << LEVEL_SHIFT) | ((long) label << LABEL_SHIFT);
    }

    static final int OF_A_LABEL = 1 << LABEL_SHIFT;

    /** The cell of the same level, status and bucket whose label is 0. */
    static long withoutLabel(long cell) {
        return cell & ((1L << LEVEL_SHIFT) | (OF_A_LABEL - 1));
    }

    static int label(long cell) {
        return (int) (cell >>> LABEL_SHIFT);
    }

    /** Status and bucket as one number below {@value #OF_A_LABEL}. */
    static int rest(long cell) {
        return (int) cell & (OF_A_LABEL - 1);
    }

    static int status(int rest) {
        return rest >>> STATUS_SHIFT;
    }

    static int bucket(int rest) {
        return rest & ((1 << STATUS_SHIFT) - 1);
    }
}
