package io.autotag.blob;

/** Who can repair a blob failure: the caller, except for {@link #UNAVAILABLE} and {@link #FULL}, which the operator can. */
public enum BlobError {
    NOT_FOUND,
    TOO_LARGE,
    INVALID,
    UNAVAILABLE,
    /** The disk takes no more, though it may still be read. */
    FULL
}
