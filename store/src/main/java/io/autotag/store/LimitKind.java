package io.autotag.store;

/** What bounds the runs of a project. */
public enum LimitKind {
    QUIET_HOURS,
    ITEMS_PER_MINUTE,
    PRIORITY
}
