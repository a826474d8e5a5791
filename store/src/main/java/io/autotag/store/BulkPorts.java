package io.autotag.store;

/** How the queries of bulk actions are understood. */
public record BulkPorts(PredictionSelection predictions, QuerySelection items) {}
