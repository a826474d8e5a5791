package io.autotag.image;

/**
 * Where a picture lies in its tensor: the part of the upright picture that was taken, and the pixels of the tensor it
 * fills. Pure. Coordinates are continuous: 0 is the left or top edge of the first pixel.
 *
 * @param imageWidth of the upright picture, in pixels
 * @param imageHeight of the upright picture, in pixels
 * @param source the part that was taken, in upright pixels
 * @param target what it fills, in tensor pixels
 */
public record Placement(int imageWidth, int imageHeight, Area source, Area target) {

    /** A rectangle of whole pixels. */
    public record Area(int x, int y, int width, int height) {
        public Area {
            if (x < 0 || y < 0 || width < 1 || height < 1) {
                throw new IllegalArgumentException("An area has pixels and no negative place");
            }
        }
    }

    public Placement {
        if (source.x() + source.width() > imageWidth || source.y() + source.height() > imageHeight) {
            throw new IllegalArgumentException("The source lies within the picture");
        }
    }

    /** The placement of a picture of this size. */
    public static Placement of(int imageWidth, int imageHeight, TensorSpec spec) {
        Area whole = new Area(0, 0, imageWidth, imageHeight);
        Area tensor = new Area(0, 0, spec.width(), spec.height());
        return switch (spec.resize()) {
            case STRETCH -> new Placement(imageWidth, imageHeight, whole, tensor);
            case CENTRE_CROP -> new Placement(imageWidth, imageHeight, largestPart(whole, tensor), tensor);
            case LETTERBOX -> new Placement(imageWidth, imageHeight, whole, centred(fitted(whole, tensor), tensor));
            case LETTERBOX_TOP_LEFT -> new Placement(imageWidth, imageHeight, whole, fittedDown(whole, tensor));
        };
    }

    /** The first one as large as fits into the second, in its own proportions, at the top left. */
    private static Area fitted(Area shape, Area room) {
        double scale = Math.min(room.width() / (double) shape.width(), room.height() / (double) shape.height());
        return new Area(0, 0, side(shape.width() * scale, room.width()), side(shape.height() * scale, room.height()));
    }

    /** The same rounded down, as the preparation of YOLOX does, whose way this is. */
    private static Area fittedDown(Area shape, Area room) {
        double scale = Math.min(room.width() / (double) shape.width(), room.height() / (double) shape.height());
        return new Area(0, 0, down(shape.width() * scale, room.width()), down(shape.height() * scale, room.height()));
    }

    /** What is a whole number but for the last bits of a division stays one. */
    private static int down(double length, int most) {
        return (int) Math.max(1, Math.min(most, Math.floor(length + 1e-9)));
    }

    private static Area centred(Area part, Area whole) {
        return new Area(
                (whole.width() - part.width()) / 2, (whole.height() - part.height()) / 2, part.width(), part.height());
    }

    /** The largest centred part of the picture with the tensor's proportions. */
    private static Area largestPart(Area picture, Area tensor) {
        return centred(fitted(tensor, picture), picture);
    }

    private static int side(double length, int most) {
        return (int) Math.max(1, Math.min(most, Math.round(length)));
    }

    /** From the tensor to the upright picture; not clipped. */
    public double imageX(double tensorX) {
        return source.x() + (tensorX - target.x()) * source.width() / target.width();
    }

    /** From the tensor to the upright picture; not clipped. */
    public double imageY(double tensorY) {
        return source.y() + (tensorY - target.y()) * source.height() / target.height();
    }

    /** From the upright picture to the tensor; not clipped. */
    public double tensorX(double imageX) {
        return target.x() + (imageX - source.x()) * target.width() / source.width();
    }

    /** From the upright picture to the tensor; not clipped. */
    public double tensorY(double imageY) {
        return target.y() + (imageY - source.y()) * target.height() / source.height();
    }

    /** As {@link #imageX}, kept within the picture: 0 to {@link #imageWidth}. */
    public double clippedX(double tensorX) {
        return Math.max(0, Math.min(imageWidth, imageX(tensorX)));
    }

    /** As {@link #imageY}, kept within the picture: 0 to {@link #imageHeight}. */
    public double clippedY(double tensorY) {
        return Math.max(0, Math.min(imageHeight, imageY(tensorY)));
    }
}
