package io.autotag.review;

/** One row of the table. */
public record BulkTransition(BulkState from, BulkEvent event, BulkState to) {}
