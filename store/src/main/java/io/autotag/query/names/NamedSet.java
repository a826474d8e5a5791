package io.autotag.query.names;

/**
 * A prediction set under the names by which a query knows it.
 *
 * @param shard the partition its predictions lie in
 * @param otherShard a partition with rows of the set that do not count; {@link #NOWHERE} where there is none
 * @param trainingSet empty when the version has none
 */
public record NamedSet(
        int id, short shard, short otherShard, boolean visible, String model, int version, String trainingSet) {

    public static final short NOWHERE = -1;

    public String modelVersion() {
        return model + "@" + version;
    }
}
