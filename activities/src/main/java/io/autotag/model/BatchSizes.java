package io.autotag.model;

/**
 * How many pictures are worth one inference.
 *
 * @param fewest so many at least, or one alone: with less an inference of several takes longer than one for each
 * @param most so many at most, {@code fewest} or more
 */
public record BatchSizes(int fewest, int most) {
    /** Each goes alone. */
    public static final BatchSizes ALONE = new BatchSizes(1, 1);

    public BatchSizes {
        if (fewest < 1 || most < fewest) {
            throw new IllegalArgumentException("No batch has " + fewest + " to " + most + " pictures");
        }
    }

    /** Full ones only. */
    public static BatchSizes full(int pictures) {
        return new BatchSizes(pictures, pictures);
    }

    /** Any number up to this: one picture takes as long as all. */
    public static BatchSizes upTo(int pictures) {
        return new BatchSizes(1, pictures);
    }

    /**
     * How many go into the next inference.
     *
     * @param waiting 1 or more
     */
    public int of(int waiting) {
        return waiting < fewest ? 1 : Math.min(waiting, most);
    }
}
