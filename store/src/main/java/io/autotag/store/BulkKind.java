package io.autotag.store;

/** What can be asked of many things at once. */
public enum BulkKind {
    /** Accept what is pending. */
    ACCEPT(true),
    /** Reject what is pending. */
    REJECT(true),
    /** Modify what is pending to another label. */
    RELABEL(true),
    /** Take decisions back. */
    RESET(true),
    /** Add the items to a slice. */
    ADD_SLICE(true),
    /** Delete what a run predicted and nobody has decided, or the embeddings that it wrote. */
    DELETE_RUN(false),
    /** Hide the predictions of a model version in the project. */
    HIDE_VERSION(false);

    private final boolean byQuery;

    BulkKind(boolean byQuery) {
        this.byQuery = byQuery;
    }

    boolean isByQuery() {
        return byQuery;
    }

    /** Whether it can be taken back: not where something is gone. */
    public boolean isUndoable() {
        return this != DELETE_RUN;
    }

    /** Whether it moves the status of predictions. */
    boolean decides() {
        return this == ACCEPT || this == REJECT || this == RELABEL || this == RESET;
    }
}
