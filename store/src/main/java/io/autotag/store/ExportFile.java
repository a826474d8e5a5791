package io.autotag.store;

/** The file of an export in the blob store. */
public record ExportFile(String sha256, long bytes) {}
