package io.autotag.store;

/** The bulk action for a request, which may have been made by an earlier one with the same key. */
public record CreatedBulkAction(BulkAction action, boolean isNew) {}
