package io.autotag.image;

import io.autotag.image.Placement.Area;
import io.autotag.image.TensorSpec.Filter;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Small forms of a picture as JPEG: upright, without metadata, of the picture's own proportions. The longer side has the
 * size in pixels, or fewer where the picture itself has fewer. Each fits its limit of bytes: a picture that is too busy
 * for it is stored more coarsely.
 */
public final class Thumbnails {

    /** The longer side in pixels, with the most bytes it may take. */
    private static final Map<Integer, Integer> LIMITS = Map.of(160, 8_000, 320, 25_000, 640, 90_000, 1280, 320_000);

    private static final int[] QUALITIES = {82, 70, 55, 40, 25, 10};

    private Thumbnails() {}

    /** All sizes, each with the bytes of its file. */
    public static Map<Integer, byte[]> of(DecodedImage image) {
        Map<Integer, byte[]> files = new TreeMap<>();
        try (DecodedImage largest = shrink(image, 1280)) {
            files.put(1280, encode(largest, 1280));
            for (int size : new int[] {640, 320, 160}) {
                try (DecodedImage small = shrink(largest, size)) {
                    files.put(size, encode(small, size));
                }
            }
        }
        return files;
    }

    private static DecodedImage shrink(DecodedImage image, int size) {
        double scale = Math.min(1, size / (double) Math.max(image.width(), image.height()));
        int width = (int) Math.max(1, Math.round(image.width() * scale));
        int height = (int) Math.max(1, Math.round(image.height() * scale));
        Area all = new Area(0, 0, image.width(), image.height());
        return new DecodedImage(Resizing.apply(image, all, width, height, Filter.AREA), width, height);
    }

    private static byte[] encode(DecodedImage image, int size) {
        int most = LIMITS.getOrDefault(size, Integer.MAX_VALUE);
        try (Mat pixels = image.matrix();
                Mat swapped = new Mat()) {
            opencv_imgproc.cvtColor(pixels, swapped, opencv_imgproc.COLOR_RGB2BGR);
            byte[] file = encode(swapped, QUALITIES[0], false);
            for (int i = 1; i < QUALITIES.length && file.length > most; i++) {
                file = encode(swapped, QUALITIES[i], true);
            }
            return file;
        }
    }

    /** @param optimised slower and some per cent smaller */
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
