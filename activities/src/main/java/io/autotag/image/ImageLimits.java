package io.autotag.image;

/**
 * What a picture may be at most; more is refused before a pixel is decoded.
 *
 * @param bytes of the file
 * @param pixels width times height, at most 700 million
 */
public record ImageLimits(long bytes, long pixels) {

    /** Three bytes a pixel have to fit into one native block. */
    private static final long MOST_PIXELS = 700_000_000L;

    public ImageLimits {
        if (bytes < 1 || pixels < 1 || pixels > MOST_PIXELS) {
            throw new IllegalArgumentException("Limits are positive and at most " + MOST_PIXELS + " pixels");
        }
    }

    /** 256 MiB and 100 megapixels. */
    public static ImageLimits defaults() {
        return new ImageLimits(256L << 20, 100_000_000L);
    }
}
