package io.autotag.store;

/** An object that the last scan that saw it could not read, and why. */
public record FailedObject(long id, String path, String sentence, int scan) {}
