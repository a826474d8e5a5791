package io.autotag.store;

/** What a step of a rescoring came to. */
public enum RescoreStep {
    /** Something was done, and there is more. */
    MORE,
    /** Nothing can be done yet: somebody may still be reading the old rows. */
    WAIT,
    /** It is done. */
    ENDED
}
