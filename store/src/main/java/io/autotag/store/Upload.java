package io.autotag.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way into a dataset.
 *
 * @param path its path in the dataset
 * @param contentLength what was announced, bytes; null when nothing was
 * @param blobSha256 null until its bytes have arrived
 * @param bytes null until its bytes have arrived
 */
public record Upload(
        long id,
        String uid,
        long orgId,
        String datasetName,
        String path,
        String contentType,
        @Nullable Long contentLength,
        @Nullable String blobSha256,
        @Nullable Long bytes,
        Instant createdAt) {}
