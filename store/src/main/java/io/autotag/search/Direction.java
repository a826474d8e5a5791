package io.autotag.search;

/** Which way a page is ordered. */
public enum Direction {
    ASCENDING,
    DESCENDING
}
