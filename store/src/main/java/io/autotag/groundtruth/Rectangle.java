package io.autotag.groundtruth;

/**
 * A box in pixels of the upright picture.
 *
 * @param x of the left edge
 * @param y of the upper edge
 */
public record Rectangle(double x, double y, double w, double h) {

    /** What stands for a whole picture, where only its label counts. */
    static final Rectangle PICTURE = new Rectangle(0, 0, 1, 1);

    /**
     * The intersection's part of the union; of this box alone where the other one is a crowd, which it may lie anywhere in.
     *
     * @return 0 to 1
     */
    double overlap(Rectangle truth, boolean isCrowd) {
        double width = Math.min(x + w, truth.x + truth.w) - Math.max(x, truth.x);
        double height = Math.min(y + h, truth.y + truth.h) - Math.max(y, truth.y);
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double common = width * height;
        return common / (isCrowd ? w * h : w * h + truth.w * truth.h - common);
    }
}
