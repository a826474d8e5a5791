package io.autotag.model;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * One of the two axes of a mask: which of its cells have their middle within the box, and between which two cells of the
 * prototypes each of them lies. What lies behind the outermost middles of these counts as there. Pure.
 */
final class MaskAxis {
    private final int begin;
    private final int[] low;
    private final float[] share;
    private final int last;

    private MaskAxis(int begin, int end, int last) {
        this.begin = begin;
        this.last = last;
        low = new int[end - begin];
        share = new float[end - begin];
    }

    /**
     * The axis of a mask.
     *
     * @param cells of the mask
     * @param middle of a cell, in pixels of the picture
     * @param from where the box begins, likewise
     * @param to where it ends, likewise
     * @param prototypes how many cells they have
     * @param toPrototypes from pixels of the picture to cells of the prototypes, 0 being the edge of the first
     */
    static MaskAxis of(
            int cells,
            IntToDoubleFunction middle,
            double from,
            double to,
            int prototypes,
            DoubleUnaryOperator toPrototypes) {
        int begin = 0;
        while (begin < cells && middle.applyAsDouble(begin) < from) {
            begin++;
        }
        int end = begin;
        while (end < cells && middle.applyAsDouble(end) < to) {
            end++;
        }
        MaskAxis axis = new MaskAxis(begin, end, prototypes - 1);
        for (int i = 0; i < end - begin; i++) {
            axis.put(i, toPrototypes.applyAsDouble(middle.applyAsDouble(begin + i)) - 0.5);
        }
        return axis;
    }

    private void put(int place, double at) {
        double within = Math.max(0, Math.min(last, at));
        low[place] = (int) within;
        share[place] = (float) (within - low[place]);
    }

    /** The first cell within the box. */
    int begin() {
        return begin;
    }

    /** How many cells lie within the box. */
    int size() {
        return low.length;
    }

    /** The first of the prototypes' cells that are needed. */
    int first() {
        return low[0];
    }

    /** How many of the prototypes' cells are needed. */
    int needed() {
        return high(size() - 1) - first() + 1;
    }

    /** The prototypes' cell before the place of a cell within the box, counted from {@link #first}. */
    int before(int place) {
        return low[place] - first();
    }

    /** The one behind it. */
    int behind(int place) {
        return high(place) - first();
    }

    private int high(int place) {
        return Math.min(low[place] + 1, last);
    }

    /** How far the place is from the one before to the one behind, 0 to 1. */
    float share(int place) {
        return share[place];
    }
}
