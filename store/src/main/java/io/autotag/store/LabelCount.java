package io.autotag.store;

/** How many visible predictions of a label, level and band a project has. */
public record LabelCount(String label, Level level, Band band, long count) {}
