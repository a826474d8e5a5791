package io.autotag.store;

/** The export for a request, which may have been made by an earlier one with the same key. */
public record CreatedExport(Export export, boolean isNew) {}
