package io.autotag.store;

/** How many predictions an order would meet with a label, at a level and in a band. */
public record BulkCount(String label, Level level, Band band, long count) {}
