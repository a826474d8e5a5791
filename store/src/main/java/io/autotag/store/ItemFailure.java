package io.autotag.store;

/** An item that could not be tagged, with a sentence saying why. */
public record ItemFailure(long itemId, FailureCode code, String message) {}
