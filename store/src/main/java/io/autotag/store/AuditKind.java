package io.autotag.store;

/** What people do that the audit log keeps: the thing, and what became of it. */
public enum AuditKind {
    MODEL_ADDED,
    MODEL_DELETED,
    VERSION_ADDED,
    /** It answered for an item for the first time, without which it cannot be activated. */
    VERSION_PREVIEWED,
    VERSION_NOTED,
    VERSION_RETIRED,
    VERSION_ACTIVATED,
    VERSION_REFUSED,
    VERSION_ROLLED_BACK,
    GATE_CHANGED,
    CALIBRATION_CONFIRMED,
    CALIBRATION_TAKEN_BACK,
    AUTOTAG_CHANGED,
    USER_ADDED,
    PASSWORD_SET,
    SESSIONS_ENDED,
    KEY_ISSUED,
    KEY_DELETED,
    PROVIDER_SECRET_SET,
    PROVIDER_SECRET_REMOVED,
    SOURCE_ADDED,
    SOURCE_CHANGED,
    SOURCE_ACCESS_CHANGED,
    SOURCE_REMOVED,
    WEBHOOK_ADDED,
    WEBHOOK_CHANGED,
    WEBHOOK_DELETED,
    WORKER_DRAINED,
    WORKER_RESUMED
}
