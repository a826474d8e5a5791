package io.autotag.store;

/** Scores in four bands: [0.8, 1], [0.5, 0.8), [0, 0.5) and [-1, 0). */
public enum Band {
    HIGH(0.8),
    MEDIUM(0.5),
    LOW(0.0),
    NEGATIVE(-1.0);

    private final double floor;

    Band(double floor) {
        this.floor = floor;
    }

    /** The band of a score in [-1, 1]. */
    public static Band of(float score) {
        for (Band band : values()) {
            if (score >= (float) band.floor) {
                return band;
            }
        }
        return NEGATIVE;
    }

    /** The lowest score of the band. */
    public double floor() {
        return floor;
    }
}
