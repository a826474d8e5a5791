package io.autotag.blob;

/**
 * Who can repair a blob failure: the caller, except for {@link #UNAVAILABLE} and {@link #FULL}, which the operator can, and
 * {@link #GONE}, which whoever keeps the source of the bytes can.
 */
public enum BlobError {
    NOT_FOUND,
    /** Bytes that are read in place and that their source does not give, or not as they were. */
    GONE,
    TOO_LARGE,
    INVALID,
    UNAVAILABLE,
    /** The disk takes no more, though it may still be read. */
    FULL
}
