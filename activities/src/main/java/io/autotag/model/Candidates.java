package io.autotag.model;

import java.util.Arrays;

/**
 * What a decoder found, before the best are chosen: parallel arrays that grow to what the model needs and are used again.
 * Used by one thread at a time.
 */
final class Candidates {
    private static final int FIRST_ROOM = 64;

    private final int labels;
    private final float least;
    private float[] sides = new float[FIRST_ROOM * 4];
    private float[] p = new float[FIRST_ROOM];
    private int[] label = new int[FIRST_ROOM];
    private int[] place = new int[FIRST_ROOM];
    private long[] order = new long[FIRST_ROOM];
    private int size;

    /**
     * @param labels how many the card has
     * @param least what has a smaller p is not kept
     */
    Candidates(int labels, float least) {
        this.labels = labels;
        this.least = least;
    }

    void clear() {
        size = 0;
    }

    /** Whether this p is worth a box; decoders ask before they compute one. */
    boolean wants(float confidence) {
        return confidence >= least;
    }

    /** A label of the whole picture. */
    void add(int ofLabel, float confidence) throws ItemProblem {
        add(ofLabel, confidence, 0, 0, 0, 0);
    }

    /** A box by its corners. */
    void add(int ofLabel, float confidence, float x1, float y1, float x2, float y2) throws ItemProblem {
        if (!wants(confidence)) {
            return;
        }
        if (ofLabel < 0 || ofLabel >= labels) {
            throw new ItemProblem(
                    ItemProblem.Code.UNSUPPORTED,
                    "The model answered with class " + ofLabel + " (counted from 0), but its card has only "
                            + Words.count(labels, "label") + ".");
        }
        makeRoom();
        p[size] = Math.min(1, Math.max(0, confidence));
        label[size] = ofLabel;
        sides[size * 4] = x1;
        sides[size * 4 + 1] = y1;
        sides[size * 4 + 2] = x2;
        sides[size * 4 + 3] = y2;
        size++;
    }

    /** A box by its centre and size; a size below 0 is none. */
    void addCentre(int ofLabel, float confidence, float cx, float cy, float w, float h) throws ItemProblem {
        Box box = Box.ofCentre(cx, cy, w, h);
        add(ofLabel, confidence, box.x(), box.y(), box.right(), box.bottom());
    }

    /** Where in an output more is said of the candidate that was added last. */
    void placeLast(int inOutput) {
        place[size - 1] = inOutput;
    }

    private void makeRoom() {
        if (size == p.length) {
            p = Arrays.copyOf(p, size * 2);
            label = Arrays.copyOf(label, size * 2);
            place = Arrays.copyOf(place, size * 2);
            sides = Arrays.copyOf(sides, size * 8);
            order = new long[size * 2];
        }
    }

    int size() {
        return size;
    }

    float confidence(int candidate) {
        return p[candidate];
    }

    int label(int candidate) {
        return label[candidate];
    }

    /** As its decoder has told by {@link #placeLast}; of no meaning where it has not. */
    int place(int candidate) {
        return place[candidate];
    }

    Box box(int candidate) {
        int at = candidate * 4;
        return Box.ofCorners(sides[at], sides[at + 1], sides[at + 2], sides[at + 3]);
    }

    /** Sorts once, highest p first and then in the order they were found; {@link #ranked} reads the result. */
    void rank() {
        for (int i = 0; i < size; i++) {
            // Bits of numbers from 0 to 1 are in the order of the numbers; the lower half keeps equal ones in order.
            order[i] = (long) ~Float.floatToRawIntBits(p[i]) << 32 | i;
        }
        Arrays.sort(order, 0, size);
    }

    /** The candidate at this place, 0 the best. */
    int ranked(int place) {
        return (int) order[place];
    }
}
