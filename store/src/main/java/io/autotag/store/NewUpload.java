package io.autotag.store;

import org.jspecify.annotations.Nullable;

/**
 * A file announced.
 *
 * @param ownerName whose dataset it will be: others' files under the same name are others' datasets
 * @param datasetName the name under which the dataset will be finalised
 * @param path its path in the dataset
 * @param contentLength bytes; null when not said
 */
public record NewUpload(
        long orgId,
        String ownerName,
        String datasetName,
        String path,
        String contentType,
        @Nullable Long contentLength) {}
