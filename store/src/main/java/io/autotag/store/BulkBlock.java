package io.autotag.store;

/**
 * A block in the hands of the transaction, its row locked.
 *
 * @param keys how many things it is about
 * @param setId 0 where items are meant, whatever their sets
 * @param shard the partition of the set
 * @param ofItems whether it names items and no predictions
 * @param isBack whether a part of it was left for later before
 * @param overdue whether its people have had their time: what they still hold is left to them
 */
record BulkBlock(int block, int keys, long setId, int shard, boolean ofItems, boolean isBack, boolean overdue) {

    /** The partition by its name: statements that name it are planned for nothing else. */
    String table() {
        return "prediction_" + shard;
    }
}
