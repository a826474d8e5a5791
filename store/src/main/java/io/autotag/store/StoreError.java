package io.autotag.store;

/** Who can repair a failure of the store: the caller, except for {@link #UNAVAILABLE}, which passes or the operator can. */
public enum StoreError {
    /** What was named does not exist, or not for this organisation. */
    NOT_FOUND,
    /** The present state does not allow it. */
    CONFLICT,
    /** What was given makes no sense. */
    INVALID,
    /** The database cannot be reached, is too busy or gave up on a lock: try again. */
    UNAVAILABLE
}
