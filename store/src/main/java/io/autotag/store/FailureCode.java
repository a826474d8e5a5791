package io.autotag.store;

/** Why an item could not be tagged. */
public enum FailureCode {
    UNREADABLE,
    MISSING,
    TOO_LARGE,
    UNSUPPORTED,
    NON_FINITE,
    CRASH,
    TIMEOUT,
    PROVIDER
}
