package io.autotag.store;

/** Whether a model version is the one in use. */
public enum VersionState {
    DRAFT,
    ACTIVE,
    RETIRED
}
