package io.autotag.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks along the edges of cells around a part of a mask, which lies on the right hand, and notes where it turns. Holes are
 * not seen. Used once.
 */
final class Outline {
    /** To the right, downwards, to the left, upwards. */
    private static final int[] ACROSS = {1, 0, -1, 0};

    private static final int[] DOWN = {0, 1, 0, -1};

    private final boolean[] part;
    private final int height;
    private final int width;

    private Outline(boolean[] part, int height) {
        this.part = part;
        this.height = height;
        width = part.length / height;
    }

    /**
     * The corners in the order of a clock, the upper left one of the first cell last; none where no cell is inside.
     *
     * @param part cells that touch at their sides, column by column
     */
    static List<Corner> of(boolean[] part, int height) {
        return new Outline(part, height).walk();
    }

    private List<Corner> walk() {
        List<Corner> corners = new ArrayList<>();
        int first = 0;
        while (first < part.length && !part[first]) {
            first++;
        }
        if (first == part.length) {
            return corners;
        }
        Corner start = new Corner(first / height, first % height);
        Corner at = start;
        int way = 0;
        do {
            at = new Corner(at.x() + ACROSS[way], at.y() + DOWN[way]);
            int turned = turn(at, way);
            if (turned != way) {
                corners.add(at);
                way = turned;
            }
        } while (!(at.equals(start) && way == 0));
        return corners;
    }

    /** To the right where nothing lies there, so that cells that touch at a corner only stay apart. */
    private int turn(Corner at, int way) {
        int right = (way + 1) % 4;
        int leftHand = (way + 3) % 4;
        if (!isInside(at, way, right)) {
            return right;
        }
        return isInside(at, way, leftHand) ? leftHand : way;
    }

    /** The cell that lies ahead on one hand of a corner. */
    private boolean isInside(Corner at, int way, int hand) {
        int column = at.x() + Math.min(0, ACROSS[way] + ACROSS[hand]);
        int row = at.y() + Math.min(0, DOWN[way] + DOWN[hand]);
        return column >= 0 && column < width && row >= 0 && row < height && part[column * height + row];
    }
}
