package io.autotag.store;

import org.jspecify.annotations.Nullable;

/**
 * What earlier scans found of an object.
 *
 * @param tag of the version that was read; null when it has to be read again
 * @param sha256 of what was read last; null when it never was
 */
public record KnownObject(String path, @Nullable String tag, @Nullable String sha256, @Nullable Long itemId) {}
