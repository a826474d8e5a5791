package io.autotag.model;

import io.autotag.image.ImageLimits;
import java.time.Duration;
import java.util.Objects;

/**
 * What an operator sets for all models.
 *
 * @param modelBytes a model file may have at most so many
 * @param picturePixels a picture may have at most so many, checked before it is decoded; at most 700 million
 * @param timeLimit one picture's inference may take so long
 * @param device what computes
 */
public record TaggerOptions(long modelBytes, long picturePixels, Duration timeLimit, Device device) {
    private static final long MOST_PIXELS = 700_000_000L;

    public TaggerOptions {
        Objects.requireNonNull(timeLimit, "timeLimit is null");
        Objects.requireNonNull(device, "device is null");
        if (modelBytes < 1
                || picturePixels < 1
                || picturePixels > MOST_PIXELS
                || timeLimit.isNegative()
                || timeLimit.isZero()) {
            throw new IllegalArgumentException(
                    "Limits are positive, and pictures have at most " + MOST_PIXELS + " pixels");
        }
    }

    /** On the CPU. */
    public TaggerOptions(long modelBytes, long picturePixels, Duration timeLimit) {
        this(modelBytes, picturePixels, timeLimit, Device.CPU);
    }

    /** The same on another device. */
    public TaggerOptions on(Device another) {
        return new TaggerOptions(modelBytes, picturePixels, timeLimit, another);
    }

    /** For the decoder, which has a limit of its own for pixels. */
    ImageLimits pictureLimits() {
        ImageLimits usual = ImageLimits.defaults();
        return new ImageLimits(usual.bytes(), picturePixels);
    }

    /** 2 GiB, 200 megapixels, 60 seconds, on the CPU. */
    public static TaggerOptions defaults() {
        return new TaggerOptions(2L << 30, 200_000_000L, Duration.ofSeconds(60));
    }
}
