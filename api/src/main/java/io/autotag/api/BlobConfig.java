package io.autotag.api;

import io.autotag.blob.BlobSettings;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/**
 * Where the blobs are, shared by all processes of the installation.
 *
 * @param place a folder, or {@code s3://bucket/folder}
 * @param s3Endpoint empty: Amazon's
 * @param s3Region empty: as the environment says
 * @param s3PathStyle true, false, or empty: as the endpoint suggests
 */
record BlobConfig(
        @NotBlank String place, @NotNull String s3Endpoint, @NotNull String s3Region, @NotNull String s3PathStyle) {

    BlobSettings settings() {
        return BlobSettings.of(place, s3Endpoint, s3Region, s3PathStyle);
    }
}
