package io.autotag.mask;

/** A corner of an outline, in pixels of the upright picture: between pixels, 0 being the edge of the first. */
public record Corner(int x, int y) {

    /** The square of how far it is from the line between two others, or from them where it lies behind. */
    double distance(Corner from, Corner to) {
        double alongX = to.x - from.x;
        double alongY = to.y - from.y;
        double length = alongX * alongX + alongY * alongY;
        double share = length == 0 ? 0 : ((x - from.x) * alongX + (y - from.y) * alongY) / length;
        double within = Math.max(0, Math.min(1, share));
        double dx = x - from.x - within * alongX;
        double dy = y - from.y - within * alongY;
        return dx * dx + dy * dy;
    }
}
