package io.autotag.mask;

import java.util.Arrays;
import java.util.List;

/**
 * Which pixels of an upright picture belong to an object: a grid of cells over a part of the picture, each inside or not.
 * The cell in column c and row r stands for the pixels from (x + c × step, y + r × step) on, step of them to the right and
 * downwards; those over the edge of the picture do not count.
 *
 * @param x of the first column, in pixels from the left
 * @param y of the first row, in pixels from the top
 * @param step the side of a cell in pixels
 * @param height of the grid in cells
 * @param width of the grid in cells
 * @param counts how many cells are outside and inside by turns, column by column, as the text that COCO has for them
 */
public record Mask(int x, int y, int step, int height, int width, String counts) {

    public Mask {
        if (x < 0 || y < 0 || step < 1 || height < 1 || width < 1 || counts.isEmpty()) {
            throw new IllegalArgumentException("A mask lies in its picture and has cells");
        }
    }

    /** As {@link #toBytes} wrote it. */
    public static Mask ofBytes(byte[] bytes) {
        return MaskBytes.read(bytes);
    }

    /** Few bytes; equal masks have equal ones. */
    public byte[] toBytes() {
        return MaskBytes.write(this);
    }

    /** How many cells are inside. */
    public long area() {
        int[] runs = runs();
        long area = 0;
        for (int run = 1; run < runs.length; run += 2) {
            area += runs[run];
        }
        return area;
    }

    /**
     * About the outer edge of the largest part whose cells touch at their sides: no corner of the exact one is farther from it
     * than a cell. In the order of a clock; none where no cell is inside.
     */
    public List<Corner> outline() {
        boolean[] part = LargestPart.of(cells(), height);
        return FewCorners.of(Outline.of(part, height), 1).stream()
                .map(corner -> new Corner(x + corner.x() * step, y + corner.y() * step))
                .toList();
    }

    /** Column by column. */
    private boolean[] cells() {
        boolean[] cells = new boolean[height * width];
        int[] runs = runs();
        int from = 0;
        for (int run = 0; run < runs.length; run++) {
            Arrays.fill(cells, from, from + runs[run], run % 2 == 1);
            from += runs[run];
        }
        return cells;
    }

    /** The same pixels as a grid over the whole of a picture of this size, a cell for each pixel. */
    public Mask over(int pictureWidth, int pictureHeight) {
        int pixels = Math.multiplyExact(pictureWidth, pictureHeight);
        RunWriter whole = new RunWriter();
        int done = Math.min(x, pictureWidth);
        whole.add(false, done * pictureHeight);
        Columns columns = columns();
        for (int column = 0; column < width; column++) {
            int[] lengths = columns.next();
            for (int i = 0; i < step && done < pictureWidth; i++) {
                addColumn(lengths, pictureHeight, whole);
                done++;
            }
        }
        whole.add(false, pixels - done * pictureHeight);
        return new Mask(0, 0, 1, pictureHeight, pictureWidth, whole.text());
    }

    private void addColumn(int[] lengths, int pictureHeight, RunWriter whole) {
        int done = Math.min(y, pictureHeight);
        whole.add(false, done);
        for (int i = 0; i < lengths.length; i++) {
            int next = Math.min(pictureHeight, done + lengths[i] * step);
            whole.add(i % 2 == 1, next - done);
            done = next;
        }
        whole.add(false, pictureHeight - done);
    }

    private Columns columns() {
        return new Columns(runs(), height);
    }

    private int[] runs() {
        int[] runs = RunText.lengths(counts);
        long cells = Arrays.stream(runs).asLongStream().sum();
        if (cells != (long) height * width) {
            throw new IllegalArgumentException("The runs of a mask are as many cells as it has");
        }
        return runs;
    }
}
