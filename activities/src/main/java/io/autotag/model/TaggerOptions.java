package io.autotag.model;

import io.autotag.image.ImageLimits;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What an operator sets for all models.
 *
 * @param modelBytes a model file may have at most so many
 * @param picturePixels a picture may have at most so many, checked before it is decoded; at most 700 million
 * @param timeLimit one picture's inference may take so long
 * @param device what computes
 * @param calling how models are called; where it is open, as many at a time as ask, with one thread and picture each
 */
public record TaggerOptions(
        long modelBytes, long picturePixels, Duration timeLimit, Device device, Optional<Calling> calling) {
    private static final long MOST_PIXELS = 700_000_000L;

    public TaggerOptions {
        Objects.requireNonNull(timeLimit, "timeLimit is null");
        Objects.requireNonNull(device, "device is null");
        Objects.requireNonNull(calling, "calling is null");
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
        this(modelBytes, picturePixels, timeLimit, Device.CPU, Optional.empty());
    }

    /** The same on another device. */
    public TaggerOptions on(Device another) {
        return new TaggerOptions(modelBytes, picturePixels, timeLimit, another, calling);
    }

    /** The same, with models called like this. */
    public TaggerOptions called(Calling how) {
        return new TaggerOptions(modelBytes, picturePixels, timeLimit, device, Optional.of(how));
    }

    /** The same with less time for a picture. */
    TaggerOptions within(Duration limit) {
        return new TaggerOptions(modelBytes, picturePixels, limit, device, calling);
    }

    int threads() {
        return calling.map(Calling::threads).orElse(1);
    }

    int batch() {
        return calling.map(Calling::batch).orElse(1);
    }

    int callers() {
        return calling.map(Calling::callers).orElse(Integer.MAX_VALUE);
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
