package io.autotag.review;

/** The least role that something takes. */
public enum LeastRole {
    ANNOTATOR,
    OPERATOR,
    /** No role is enough. */
    NONE
}
