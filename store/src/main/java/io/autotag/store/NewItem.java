package io.autotag.store;

import org.jspecify.annotations.Nullable;

/**
 * An item to be added.
 *
 * @param width pixels of the upright image; null when its header cannot be read
 * @param metadata a JSON object
 */
public record NewItem(
        String key,
        String blobSha256,
        @Nullable Integer width,
        @Nullable Integer height,
        String contentType,
        long bytes,
        String metadata) {

    /** The same under another name. */
    public NewItem withKey(String other) {
        return new NewItem(other, blobSha256, width, height, contentType, bytes, metadata);
    }
}
