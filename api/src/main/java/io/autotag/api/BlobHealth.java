package io.autotag.api;

import com.codahale.metrics.health.HealthCheck;
import io.autotag.blob.BlobException;
import io.autotag.blob.BlobStore;

/** Whether uploaded files can be kept and read, and whether there is room for more. */
final class BlobHealth extends HealthCheck {

    private final BlobStore blobs;

    BlobHealth(BlobStore blobs) {
        this.blobs = blobs;
    }

    @Override
    protected Result check() {
        try {
            blobs.check();
            return blobs.scarcity().map(Result::unhealthy).orElseGet(Result::healthy);
        } catch (BlobException failure) {
            return Result.unhealthy(failure.getMessage());
        }
    }
}
