package io.autotag.store;

import org.jspecify.annotations.Nullable;

/**
 * Where bytes can be read in place.
 *
 * @param address sealed; null where the path says it
 * @param bytes how many there were
 */
public record LocatedObject(Source source, String path, @Nullable String address, long bytes) {}
