package io.autotag.ops.check;

import java.util.Locale;

/** An object in a picture: corners in pixels of the picture, p from 0 to 1. */
record Found(String label, double p, double x1, double y1, double x2, double y2) {

    /** Intersection over union, 0 to 1. */
    double overlap(Found other) {
        double width = Math.min(x2, other.x2) - Math.max(x1, other.x1);
        double height = Math.min(y2, other.y2) - Math.max(y1, other.y1);
        double both = Math.max(0, width) * Math.max(0, height);
        double either = area() + other.area() - both;
        return either > 0 ? both / either : 0;
    }

    private double area() {
        return Math.max(0, x2 - x1) * Math.max(0, y2 - y1);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.2f at [%.0f, %.0f, %.0f, %.0f]", label, p, x1, y1, x2, y2);
    }
}
