package io.autotag.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An image of a dataset.
 *
 * @param key its path in the dataset
 * @param width pixels of the upright image; null when its header could not be read
 * @param metadata a JSON object
 */
public record Item(
        long id,
        String uid,
        long datasetId,
        String key,
        String blobSha256,
        @Nullable Integer width,
        @Nullable Integer height,
        String contentType,
        long bytes,
        String metadata,
        Instant createdAt) {}
