package io.autotag.store;

/**
 * How much an export holds.
 *
 * @param items that it is about; 0 until they are frozen
 * @param done items that are written
 * @param missing items of which something could not be written: a picture that cannot be read, or boxes that need the
 *     picture's size where nobody knows it
 */
public record ExportCounts(long items, long done, long annotations, long suggestions, long missing) {}
