package io.autotag.model;

import io.autotag.mask.Mask;

/** A mask as a truth value a pixel: worked out by the formula in double precision, or read from COCO's text. */
final class PixelMask {
    private final boolean[][] inside;

    private PixelMask(boolean[][] inside) {
        this.inside = inside;
    }

    /** σ of the mixed prototypes, linearly between their cells, over ½ within the box; in a letterbox of the picture. */
    static PixelMask of(Truth truth, Box box, int width, int height) {
        double scale = Math.min(RowHeadFiles.WIDTH / (double) width, RowHeadFiles.HEIGHT / (double) height);
        long across = Math.round(width * scale);
        long down = Math.round(height * scale);
        double left = Math.floor((RowHeadFiles.WIDTH - across) / 2d);
        double top = Math.floor((RowHeadFiles.HEIGHT - down) / 2d);
        double[][] sums = sums(truth);
        boolean[][] inside = new boolean[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean within =
                        x + 0.5 >= box.x() && x + 0.5 < box.right() && y + 0.5 >= box.y() && y + 0.5 < box.bottom();
                if (within) {
                    double row = (top + (y + 0.5) * down / height) / 4 - 0.5;
                    double column = (left + (x + 0.5) * across / width) / 4 - 0.5;
                    double sum = at(sums, row, column);
                    inside[y][x] = 1 / (1 + Math.exp(-sum)) > 0.5;
                }
            }
        }
        return new PixelMask(inside);
    }

    private static double[][] sums(Truth truth) {
        double[][] sums = new double[SegFiles.PROTOTYPE_HEIGHT][SegFiles.PROTOTYPE_WIDTH];
        for (int row = 0; row < sums.length; row++) {
            for (int column = 0; column < sums[row].length; column++) {
                for (int k = 0; k < SegFiles.COUNT; k++) {
                    sums[row][column] += SegFiles.number(truth, k) * SegFiles.prototype(k, row, column);
                }
            }
        }
        return sums;
    }

    private static double at(double[][] sums, double row, double column) {
        double r = Math.max(0, Math.min(sums.length - 1, row));
        double c = Math.max(0, Math.min(sums[0].length - 1, column));
        double sum = 0;
        for (int dr = 0; dr < 2; dr++) {
            for (int dc = 0; dc < 2; dc++) {
                int nearRow = Math.min(sums.length - 1, (int) r + dr);
                int nearColumn = Math.min(sums[0].length - 1, (int) c + dc);
                double weight =
                        (dr == 0 ? 1 - (r - (int) r) : r - (int) r) * (dc == 0 ? 1 - (c - (int) c) : c - (int) c);
                sum += weight * sums[nearRow][nearColumn];
            }
        }
        return sum;
    }

    /** Reads the counts of a mask whose cells are pixels. */
    static PixelMask of(Mask mask) {
        boolean[][] inside = new boolean[mask.height()][mask.width()];
        long[] lengths = new long[mask.counts().length()];
        int size = 0;
        long pixel = 0;
        for (int at = 0; at < mask.counts().length(); size++) {
            long number = 0;
            int bits = 0;
            int letter;
            do {
                letter = mask.counts().charAt(at++) - 48;
                number |= (letter & 31L) << bits;
                bits += 5;
            } while (letter >= 32);
            number -= (letter & 16) == 0 ? 0 : 1L << bits;
            lengths[size] = number + (size > 2 ? lengths[size - 2] : 0);
            for (long i = 0; i < lengths[size]; i++, pixel++) {
                inside[(int) (pixel % mask.height())][(int) (pixel / mask.height())] = size % 2 == 1;
            }
        }
        return new PixelMask(inside);
    }

    boolean isInside(int x, int y) {
        return inside[y][x];
    }

    long area() {
        return count(this, false);
    }

    /** Pixels of which one says something else than the other. */
    long differences(PixelMask other) {
        return area() + other.area() - 2 * count(other, true);
    }

    /** Intersection over union. */
    double overlap(PixelMask other) {
        double both = count(other, true);
        return both / (area() + other.area() - both);
    }

    private long count(PixelMask other, boolean inBoth) {
        long count = 0;
        for (int y = 0; y < inside.length; y++) {
            for (int x = 0; x < inside[y].length; x++) {
                if (other.inside[y][x] && (!inBoth || inside[y][x])) {
                    count++;
                }
            }
        }
        return count;
    }
}
