package io.autotag.provider;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;

/**
 * How a box stands in an entry of an answer.
 *
 * @param form what the four numbers are
 * @param at one place with a list of four numbers, or four places with one each
 * @param relative whether they are parts of the picture, else pixels of what was sent
 */
record BoxReading(Form form, List<JsonPointer> at, boolean relative) {

    /** What four numbers say of a box. */
    enum Form {
        /** The corners. */
        XYXY,
        /** The top left corner and the size. */
        XYWH,
        /** The centre and the size. */
        CXCYWH
    }

    BoxReading {
        at = List.copyOf(at);
    }

    /** The corners x1, y1, x2, y2 of four numbers in this form. */
    double[] corners(double[] four) {
        double x = four[0];
        double y = four[1];
        return switch (form) {
            case XYXY -> four.clone();
            case XYWH -> new double[] {x, y, x + four[2], y + four[3]};
            case CXCYWH -> new double[] {x - four[2] / 2, y - four[3] / 2, x + four[2] / 2, y + four[3] / 2};
        };
    }
}
