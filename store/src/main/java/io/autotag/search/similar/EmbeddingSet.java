package io.autotag.search.similar;

/**
 * The embeddings that a model version has given the items of a project.
 *
 * @param version the model's name and the version's number, such as {@code eye@2}
 * @param active whether it is the model's active version
 */
public record EmbeddingSet(int id, String trainingSet, String version, boolean active) {

    /** Whether this is what a person means who writes the training set, or the version. */
    public boolean isCalled(String name) {
        return name.equals(trainingSet) || name.equals(version);
    }
}
