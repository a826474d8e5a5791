package io.autotag.store;

/** Who sees a dataset or slice. */
public enum Visibility {
    PRIVATE,
    PUBLIC
}
