package io.autotag.export;

/** What happens to an export. */
public enum ExportEvent {
    /** An attempt begins its file, the first one or a later one in the place of one that was lost. */
    BEGIN,
    COMPLETE,
    FAIL,
    CANCEL
}
