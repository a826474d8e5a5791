package io.autotag.image;

import io.autotag.image.Placement.Area;
import io.autotag.image.TensorSpec.Filter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** A picture as a JPEG file for others: upright, without metadata, of its own proportions and perhaps smaller. Immutable. */
public final class JpegPicture {

    private static final int GREY = 114;
    private static final int PLAIN_QUALITY = 90;

    private final byte[] file;
    private final Placement placement;

    private JpegPicture(byte[] file, Placement placement) {
        this.file = file;
        this.placement = placement;
    }

    /**
     * Equal pictures give equal files.
     *
     * @param longestSide in pixels; a picture that is smaller stays as it is
     * @param quality 1 to 100
     */
    public static JpegPicture of(DecodedImage image, int longestSide, int quality) {
        if (Math.max(image.width(), image.height()) <= longestSide) {
            return encoded(image, image, quality);
        }
        try (DecodedImage smaller = shrink(image, longestSide)) {
            return encoded(image, smaller, quality);
        }
    }

    /** The file of a grey square. */
    public static byte[] plain(int side) {
        try (Scalar grey = new Scalar(GREY, GREY, GREY, 0);
                Mat pixels = new Mat(side, side, opencv_core.CV_8UC3, grey)) {
            return encode(pixels, PLAIN_QUALITY, false);
        }
    }

    private static JpegPicture encoded(DecodedImage image, DecodedImage sent, int quality) {
        Area whole = new Area(0, 0, image.width(), image.height());
        Area target = new Area(0, 0, sent.width(), sent.height());
        return new JpegPicture(
                encode(sent, quality, false), new Placement(image.width(), image.height(), whole, target));
    }

    /** Not copied: nobody changes it. */
    public byte[] file() {
        return file;
    }

    /** From its pixels to those of the upright picture. */
    public Placement placement() {
        return placement;
    }

    /** The same picture whose longer side has the size or fewer pixels; the caller closes it. */
    static DecodedImage shrink(DecodedImage image, int size) {
        double scale = Math.min(1, size / (double) Math.max(image.width(), image.height()));
        int width = (int) Math.max(1, Math.round(image.width() * scale));
        int height = (int) Math.max(1, Math.round(image.height() * scale));
        Area all = new Area(0, 0, image.width(), image.height());
        return new DecodedImage(Resizing.apply(image, all, width, height, Filter.AREA), width, height);
    }

    /** @param optimised slower and some per cent smaller */
    static byte[] encode(DecodedImage image, int quality, boolean optimised) {
        try (Mat pixels = image.matrix();
                Mat swapped = new Mat()) {
            opencv_imgproc.cvtColor(pixels, swapped, opencv_imgproc.COLOR_RGB2BGR);
            return encode(swapped, quality, optimised);
        }
    }

    private static byte[] encode(Mat pixels, int quality, boolean optimised) {
        int[] options = {
            opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality, opencv_imgcodecs.IMWRITE_JPEG_OPTIMIZE, optimised ? 1 : 0
        };
        try (BytePointer file = new BytePointer();
                IntPointer parameters = new IntPointer(options)) {
            if (!opencv_imgcodecs.imencode(".jpg", pixels, file, parameters)) {
                throw new IllegalStateException("The native library could not write a JPEG file.");
            }
            byte[] bytes = new byte[Math.toIntExact(file.limit())];
            file.get(bytes);
            return bytes;
        }
    }
}
