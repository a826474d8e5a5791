package io.autotag.model;

/**
 * An axis-parallel box: the top left corner and the size, in pixels, x to the right and y downwards. Which pixels (of
 * the tensor or of the upright picture) the one who hands it out says.
 */
public record Box(float x, float y, float w, float h) {

    /** From two corners; a box whose corners are the wrong way round has no size. */
    static Box ofCorners(float x1, float y1, float x2, float y2) {
        return new Box(x1, y1, Math.max(0, x2 - x1), Math.max(0, y2 - y1));
    }

    static Box ofCentre(float cx, float cy, float w, float h) {
        return new Box(cx - w / 2, cy - h / 2, Math.max(0, w), Math.max(0, h));
    }

    float right() {
        return x + w;
    }

    float bottom() {
        return y + h;
    }

    float area() {
        return w * h;
    }

    /** Intersection over union, 0 to 1; 0 when both have no area. */
    float overlap(Box other) {
        float width = Math.min(right(), other.right()) - Math.max(x, other.x);
        float height = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
        if (width <= 0 || height <= 0) {
            return 0;
        }
        float both = width * height;
        return both / (area() + other.area() - both);
    }
}
