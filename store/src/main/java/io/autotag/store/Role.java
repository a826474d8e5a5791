package io.autotag.store;

/** What a key may do; each role may do all that the ones before it may. */
public enum Role {
    VIEWER,
    ANNOTATOR,
    OPERATOR,
    ADMIN;

    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
