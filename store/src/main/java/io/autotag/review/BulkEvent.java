package io.autotag.review;

/** What happens to a bulk action. */
public enum BulkEvent {
    START,
    PAUSE,
    RESUME,
    COMPLETE,
    FAIL,
    CANCEL,
    /** Somebody wants it taken back. */
    UNDO,
    /** It has been taken back, as far as nobody has touched it since. */
    FINISH_UNDO
}
