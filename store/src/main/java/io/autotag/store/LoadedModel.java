package io.autotag.store;

/**
 * A model that a worker has open.
 *
 * @param id of the version, which workers report
 * @param versionUid of the version
 * @param modelName of the model that it is a version of
 * @param number of the version, 1 for the first of its model
 */
public record LoadedModel(long id, String versionUid, String modelName, int number) {}
