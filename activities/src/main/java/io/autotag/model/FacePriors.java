package io.autotag.model;

/**
 * The boxes that Ultra-Light-Fast-Generic-Face-Detector-1MB starts from: around the centre of each cell of the grids of 8,
 * 16, 32 and 64 pixels two or three squares. Layout: {@code define_img_size} in vision/ssd/config/fd_config.py and
 * {@code generate_priors} in vision/utils/box_utils.py. Pure.
 */
final class FacePriors {
    private static final int[] STRIDES = {8, 16, 32, 64};
    private static final int[][] SIDES = {{10, 16, 24}, {32, 48}, {64, 96}, {128, 192, 256}};

    private FacePriors() {}

    static int count(ImageInput input) {
        int count = 0;
        for (int level = 0; level < STRIDES.length; level++) {
            count += Grid.over(input, STRIDES[level]).get(0).cells() * SIDES[level].length;
        }
        return count;
    }

    /** cx, cy, w, h of each, in parts of the picture and none over 1; cells are stretched so that none sticks out. */
    static float[] of(ImageInput input) {
        float[] priors = new float[count(input) * 4];
        int at = 0;
        for (int level = 0; level < STRIDES.length; level++) {
            Grid grid = Grid.over(input, STRIDES[level]).get(0);
            for (int cell = 0; cell < grid.cells(); cell++) {
                for (int side : SIDES[level]) {
                    priors[at++] = (grid.column(cell) + 0.5f) / grid.columns();
                    priors[at++] = (grid.row(cell) + 0.5f) / grid.rows();
                    priors[at++] = Math.min(1, side / (float) input.width());
                    priors[at++] = Math.min(1, side / (float) input.height());
                }
            }
        }
        return priors;
    }
}
