package io.autotag.store;

/** Whether a dataset's items are complete. */
public enum DatasetStatus {
    CREATING,
    CREATED
}
