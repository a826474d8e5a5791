package io.autotag.compare;

/** What is known of a prediction's being right, and from whom. */
public enum Finding {
    /** A person said that it is right. */
    CONFIRMED(Verdict.RIGHT),
    /** A person said that it is wrong. */
    REFUSED(Verdict.WRONG),
    /** Evidence: people have the same at this place. */
    SUPPORTED(Verdict.RIGHT),
    /** Evidence: people rejected the same at this place when the other version said it. */
    CONTRADICTED(Verdict.WRONG),
    /** Evidence: everything in the picture is known, and nothing of the kind is there. */
    ABSENT(Verdict.WRONG),
    /** Nobody knows. */
    OPEN(Verdict.UNKNOWN);

    private final Verdict verdict;

    Finding(Verdict verdict) {
        this.verdict = verdict;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Whether a person decided on this very prediction. */
    public boolean isDecision() {
        return this == CONFIRMED || this == REFUSED;
    }

    /** What it comes to. */
    public enum Verdict {
        RIGHT,
        WRONG,
        UNKNOWN
    }
}
