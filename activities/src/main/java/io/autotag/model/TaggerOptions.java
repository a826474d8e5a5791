package io.autotag.model;

import java.time.Duration;
import java.util.Objects;

/**
 * Limits that an operator sets for all models.
 *
 * @param modelBytes a model file may have at most so many
 * @param picturePixels a picture may have at most so many, checked before it is decoded
 * @param timeLimit one picture's inference may take so long
 */
public record TaggerOptions(long modelBytes, long picturePixels, Duration timeLimit) {
    public TaggerOptions {
        Objects.requireNonNull(timeLimit, "timeLimit is null");
        if (modelBytes < 1 || picturePixels < 1 || timeLimit.isNegative() || timeLimit.isZero()) {
            throw new IllegalArgumentException("Limits are positive");
        }
    }

    /** 2 GiB, 200 megapixels, 60 seconds. */
    public static TaggerOptions defaults() {
        return new TaggerOptions(2L << 30, 200_000_000L, Duration.ofSeconds(60));
    }
}
