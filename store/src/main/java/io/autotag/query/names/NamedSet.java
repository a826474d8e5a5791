package io.autotag.query.names;

/**
 * A prediction set under the names by which a query knows it.
 *
 * @param shard the partition its predictions lie in
 * @param trainingSet empty when the version has none
 */
public record NamedSet(int id, short shard, boolean visible, String model, int version, String trainingSet) {
    public String modelVersion() {
        return model + "@" + version;
    }
}
