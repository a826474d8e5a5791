package io.autotag.model;

import io.autotag.image.Placement;
import io.autotag.mask.Mask;
import io.autotag.mask.RunWriter;
import java.util.Optional;

/**
 * Masks that are mixed of prototypes: with the numbers c of a box a pixel is inside where σ(Σ cₖ · prototypeₖ) is over ½,
 * which is where the sum is over 0, and the pixel's middle lies within the box. The sums are computed for the cells of the
 * prototypes and interpolated linearly between their middles before they are compared. So do YOLACT (Bolya et al., 2019,
 * section 3) and {@code process_mask_native} in ultralytics/utils/ops.py.
 *
 * @param numbers the output with the boxes, behind which their 32 numbers stand
 * @param apart how far one number of a box is from the next one
 * @param prototypes {@code [N, 32, h, w]}, which lie over the tensor as a whole
 * @param tensorWidth in pixels
 * @param tensorHeight in pixels
 */
record PrototypeMasks(Output numbers, int apart, Output prototypes, int tensorWidth, int tensorHeight)
        implements Masks {
    /** How many prototypes there are. */
    static final int COUNT = 32;

    /** Longer ones are told in coarser cells. */
    static final int MOST_BYTES = 8_192;

    @Override
    public Optional<Mask> of(int place, Box box, Placement placement) {
        return of(place, box, placement, MaskGrid.over(box));
    }

    private Optional<Mask> of(int place, Box box, Placement placement, MaskGrid grid) {
        RunWriter runs = runs(place, box, placement, grid);
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        String counts = runs.text();
        return counts.length() > MOST_BYTES
                ? of(place, box, placement, grid.coarser())
                : Optional.of(grid.mask(counts));
    }

    private RunWriter runs(int place, Box box, Placement placement, MaskGrid grid) {
        double cellsAcross = prototypes.side(3) / (double) tensorWidth;
        double cellsDown = prototypes.side(2) / (double) tensorHeight;
        MaskAxis across = MaskAxis.of(
                grid.width(),
                grid::middleX,
                box.x(),
                box.right(),
                prototypes.side(3),
                x -> placement.tensorX(x) * cellsAcross);
        MaskAxis down = MaskAxis.of(
                grid.height(),
                grid::middleY,
                box.y(),
                box.bottom(),
                prototypes.side(2),
                y -> placement.tensorY(y) * cellsDown);
        RunWriter runs = new RunWriter();
        if (across.size() > 0 && down.size() > 0) {
            write(sums(place, across, down), across, down, grid, runs);
        }
        return runs;
    }

    /** Row by row, for the part of the prototypes that the box needs. */
    private float[] sums(int place, MaskAxis across, MaskAxis down) {
        int width = across.needed();
        float[] sums = new float[width * down.needed()];
        float[] values = prototypes.values();
        for (int k = 0; k < COUNT; k++) {
            float number = numbers.values()[place + k * apart];
            for (int row = 0; row < down.needed(); row++) {
                int from = ((k * prototypes.side(2)) + down.first() + row) * prototypes.side(3) + across.first();
                for (int column = 0; column < width; column++) {
                    sums[row * width + column] += number * values[from + column];
                }
            }
        }
        return sums;
    }

    private static void write(float[] sums, MaskAxis across, MaskAxis down, MaskGrid grid, RunWriter runs) {
        float[] line = new float[down.needed()];
        int width = across.needed();
        runs.add(false, across.begin() * grid.height());
        for (int column = 0; column < across.size(); column++) {
            for (int row = 0; row < line.length; row++) {
                float before = sums[row * width + across.before(column)];
                float behind = sums[row * width + across.behind(column)];
                line[row] = between(before, behind, across.share(column));
            }
            runs.add(false, down.begin());
            for (int row = 0; row < down.size(); row++) {
                runs.add(between(line[down.before(row)], line[down.behind(row)], down.share(row)) > 0, 1);
            }
            runs.add(false, grid.height() - down.begin() - down.size());
        }
        runs.add(false, (grid.width() - across.begin() - across.size()) * grid.height());
    }

    private static float between(float before, float behind, float share) {
        return before + (behind - before) * share;
    }
}
