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

    private SetPlaces(List<PredictionSet> places) {
        this.sets = places.stream().mapToInt(set -> (int) set.id()).toArray();
        this.shardsOfSets = places.stream().mapToInt(PredictionSet::shard).toArray();
        this.shards = Arrays.stream(shardsOfSets).distinct().toArray();
    }

    /**
     * The visible sets of a project.
     *
     * @param others ids of sets of the project that are wanted too
     */
    static SetPlaces visible(Transaction tx, long projectId, long... others) {
        return new SetPlaces(tx.sql(
                        "SELECT id, shard FROM prediction_set WHERE project_id = ? AND (visible OR id = ANY (?))",
                        projectId,
                        others)
                .list(row -> new PredictionSet(row.number("id"), row.integer("shard"))));
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
