package io.autotag.compare;

/** A rectangle in pixels of the upright picture, from its top left. */
public record Region(float x, float y, float w, float h) {

    /** The area that both cover over the area that either covers: in [0, 1]; 0 where one of them has no area. */
    public double overlap(Region other) {
        double both = common(other);
        return both == 0 ? 0 : both / (area() + other.area() - both);
    }

    /** How much of this one lies in the other: in [0, 1]; 0 where it has no area. */
    double partWithin(Region other) {
        double both = common(other);
        return both == 0 ? 0 : both / area();
    }

    private double common(Region other) {
        double width = Math.min((double) x + w, (double) other.x + other.w) - Math.max(x, other.x);
        double height = Math.min((double) y + h, (double) other.y + other.h) - Math.max(y, other.y);
        return width <= 0 || height <= 0 ? 0 : width * height;
    }

    private double area() {
        return (double) w * h;
    }
}
