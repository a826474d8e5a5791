package io.autotag.bitmap;

import io.autotag.query.Field;

/**
 * What the items of a cell have in common, apart from predictions. Saved bitmaps hold the codes; those of what people
 * decide are the highest.
 */
public enum Fact {
    DATASET(1),
    SLICE(2),
    /** 1 in progress, 2 reviewed; items without a state are unreviewed. */
    REVIEW(3),
    REVIEWER(4),
    /** Twice the label's id, and 1 more for a bounding box. */
    ANNOTATION(5);

    private static final int CODE_SHIFT = 40;

    private final long code;

    Fact(long code) {
        this.code = code;
    }

    /** The number of the first cell of this fact; the others are this and an id below 2^40. */
    public long first() {
        return code << CODE_SHIFT;
    }

    /** Behind the last cell of this fact. */
    long end() {
        return (code + 1) << CODE_SHIFT;
    }

    /** Whether a cell is of what people decide about an item, and not of the item itself. */
    static boolean isOfReview(long cell) {
        return cell >= REVIEW.first();
    }

    long cell(long id) {
        return first() | id;
    }

    static long ofReview(String state) {
        return REVIEW.cell(Field.REVIEW_STATUS.choices().indexOf(state));
    }

    static int annotationLabel(long cell) {
        return (int) (cell >>> 1);
    }

    static boolean annotationIsBox(long cell) {
        return (cell & 1) == 1;
    }
}
