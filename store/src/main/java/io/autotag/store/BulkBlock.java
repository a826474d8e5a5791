package io.autotag.store;

/**
 * A block in the hands of the transaction, its row locked.
 *
 * @param setId 0 where items are meant, not predictions
 * @param shard the partition of the set
 * @param overdue whether its people have had their time: what they still hold is left to them
 */
record BulkBlock(int block, long setId, int shard, boolean overdue) {}
