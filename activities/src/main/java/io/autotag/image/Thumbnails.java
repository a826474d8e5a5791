package io.autotag.image;

import java.util.Map;
import java.util.TreeMap;

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
        try (DecodedImage largest = JpegPicture.shrink(image, 1280)) {
            files.put(1280, encode(largest, 1280));
            for (int size : new int[] {640, 320, 160}) {
                try (DecodedImage small = JpegPicture.shrink(largest, size)) {
                    files.put(size, encode(small, size));
                }
            }
        }
        return files;
    }

    private static byte[] encode(DecodedImage image, int size) {
        int most = LIMITS.getOrDefault(size, Integer.MAX_VALUE);
        byte[] file = JpegPicture.encode(image, QUALITIES[0], false);
        for (int i = 1; i < QUALITIES.length && file.length > most; i++) {
            file = JpegPicture.encode(image, QUALITIES[i], true);
        }
        return file;
    }
}
