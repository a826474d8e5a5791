package io.autotag.store;

import java.util.Arrays;
import java.util.List;

/**
 * Where the predictions of some sets lie. A statement that is given the partitions is planned for these alone; joined to
 * the table of sets it is planned for all there are, which takes longer than reading.
 */
final class SetPlaces {

    private final int[] sets;
    private final int[] shards;
    private final int[] shardsOfSets;

    private SetPlaces(int[] sets, int[] shardsOfSets) {
        this.sets = sets;
        this.shardsOfSets = shardsOfSets;
        this.shards = Arrays.stream(shardsOfSets).distinct().toArray();
    }

    static SetPlaces of(List<ReviewSet> sets) {
        return new SetPlaces(
                sets.stream().mapToInt(ReviewSet::id).toArray(),
                sets.stream().mapToInt(ReviewSet::shard).toArray());
    }

    /** The values of {@link PredictionRow#OF_ITEM}. */
    Object[] values(long itemId) {
        return new Object[] {shards, sets, itemId, shardsOfSets, sets};
    }

    int[] sets() {
        return sets.clone();
    }

    int[] shards() {
        return shards.clone();
    }

    /**
     * The partition of each of the sets, in their order. While the scores of a set are written anew, rows of it that do not
     * count may lie where another one is: whoever reads several sets compares by this too.
     */
    int[] shardsOfSets() {
        return shardsOfSets.clone();
    }
}
