package io.autotag.store;

/** Where pictures lie that are read in place. */
public enum SourceKind {
    /** A folder that the operator allows. */
    FOLDER,
    /** Objects of a bucket, below a prefix. */
    S3,
    /** Addresses, listed by whoever made the source or by a file at an address. */
    URLS
}
