package io.autotag.calibration;

/** How far the scores of a set are rewritten; each leads to the next one and none back, except that copying may begin anew. */
public enum RescorePhase {
    /** Rows with new scores are written where nobody looks. */
    COPYING,
    /** What changed meanwhile is copied again, until so little is left that the last of it takes a moment. */
    FOLLOWING,
    /** Everybody sees the new rows; the old ones stay until nobody can be reading them, and are then removed. */
    CLEANING,
    /** Nothing is left to do. */
    DONE
}
