package io.autotag.store;

/**
 * Which model predicted something.
 *
 * @param modelSha256 of the model's file
 * @param run uid
 */
public record ExportedOrigin(
        String model, int version, String versionUid, String modelSha256, String trainingSet, String run) {}
