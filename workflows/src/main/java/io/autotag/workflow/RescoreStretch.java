package io.autotag.workflow;

/** What a stretch of work at a rescoring came to. */
public enum RescoreStretch {
    /** There is more to do. */
    MORE,
    /** There will be more to do in a while. */
    WAIT,
    /** Nothing is left to do. */
    ENDED
}
