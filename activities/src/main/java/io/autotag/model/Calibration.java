package io.autotag.model;

/**
 * How a model's p becomes a score: {@code 2 * sigmoid(a * logit(p) + b) - 1}.
 *
 * @param a over 0, at most 100; 1 takes p's spread as it is
 * @param b -100 to 100; the score is 0 where {@code a * logit(p)} is {@code -b}
 */
public record Calibration(float a, float b) {
    static final float MOST = 100;

    public Calibration {
        if (!(a > 0 && a <= MOST) || !(Math.abs(b) <= MOST)) {
            throw new IllegalArgumentException("a is over 0 and at most 100, b is -100 to 100");
        }
    }
}
