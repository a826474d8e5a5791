package io.autotag.store;

/** How a step at a bulk action went. */
public enum BulkStep {
    /** A block was done; there may be more. */
    MORE,
    /** No block can be done now: all that is left is with people or with others who work on the action, or nothing is. */
    WAIT,
    /** Nothing is to be done until somebody wants something else of it. */
    ENDED
}
