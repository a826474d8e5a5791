package io.autotag.ops.bench;

/** A box that a model found. Corners in pixels of the model's input; {@code label} is the number of the class. */
record Detection(int label, double confidence, double left, double top, double right, double bottom) {

    /** The area both cover over the area either covers, in [0, 1]. */
    double overlap(Detection other) {
        double width = Math.min(right, other.right) - Math.max(left, other.left);
        double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        double both = Math.max(0, width) * Math.max(0, height);
        double either = area() + other.area() - both;
        return either > 0 ? both / either : 0;
    }

    private double area() {
        return Math.max(0, right - left) * Math.max(0, bottom - top);
    }
}
