package io.autotag.blob;

/** Who can repair a blob failure: the caller, except for {@link #UNAVAILABLE}, which the operator can. */
public enum BlobError {
    NOT_FOUND,
    TOO_LARGE,
    INVALID,
    UNAVAILABLE
}
