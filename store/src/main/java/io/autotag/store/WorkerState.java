package io.autotag.store;

/** Whether a worker takes work. */
public enum WorkerState {
    /** It takes work. */
    WORKING,
    /** It is to take no more: it has not heard of that yet, or has work in hand. */
    DRAINING,
    /** It takes no more work, as somebody wants, and has none in hand: it can be stopped. */
    DRAINED,
    /** It is to take work again, and has not heard of that yet. */
    RESUMING,
    /** It was not seen for a while: it is gone without having said so, or cannot reach the database. */
    SILENT
}
