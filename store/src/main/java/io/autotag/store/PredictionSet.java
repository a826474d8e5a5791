package io.autotag.store;

/**
 * Where the predictions of one model version with one set of settings on one project lie.
 *
 * @param shard the partition of its rows
 */
record PredictionSet(long id, int shard) {}
