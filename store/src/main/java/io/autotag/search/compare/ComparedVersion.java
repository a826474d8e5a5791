package io.autotag.search.compare;

/**
 * A model version with its predictions in one project.
 *
 * @param uid the version's
 * @param name as queries have it, such as centernet@3
 * @param active whether it is the one that people see of its model
 * @param scoreVersion moves when the scores of the set are made anew
 */
public record ComparedVersion(
        long versionId, String uid, String name, boolean active, int setId, int shard, int scoreVersion) {

    /** @param named the version's uid, or its model's name with the number */
    public boolean isCalled(String named) {
        return name.equals(named) || uid.equals(named);
    }
}
