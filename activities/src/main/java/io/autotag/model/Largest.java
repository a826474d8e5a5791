package io.autotag.model;

/** The class that a detector is surest of. Pure. */
final class Largest {

    private Largest() {}

    /**
     * The place of the largest of some numbers, counted from 0; the first of equal ones.
     *
     * @param count at least 1
     * @param step from one number to the next
     */
    static int of(float[] values, int from, int count, int step) {
        int best = 0;
        for (int other = 1; other < count; other++) {
            if (values[from + other * step] > values[from + best * step]) {
                best = other;
            }
        }
        return best;
    }
}
