package io.autotag.compare;

/** How what one version says stands to what the other says. */
public enum Outcome {
    /** The same label at the same place. */
    AGREED,
    ONLY_A,
    ONLY_B,
    /** The same label at a place that only touches. */
    MOVED,
    /** Another label at the same place. */
    RELABELLED;

    /** The outcome when the versions are named the other way round. */
    Outcome mirrored() {
        if (this == ONLY_A) {
            return ONLY_B;
        }
        return this == ONLY_B ? ONLY_A : this;
    }
}
