package io.autotag.workflow;

import java.util.Objects;

/**
 * The pixels of an object in a preview, told in cells: the one in column c and row r stands for the pixels of the upright
 * picture from (x + c × step, y + r × step) on, step of them each way.
 *
 * @param height of the grid in cells
 * @param width of the grid in cells
 * @param counts how many cells are outside and inside by turns, column by column, as COCO's compressed text
 */
public record PreviewMask(int x, int y, int step, int height, int width, String counts) {
    public PreviewMask {
        Objects.requireNonNull(counts, "counts is null");
    }
}
