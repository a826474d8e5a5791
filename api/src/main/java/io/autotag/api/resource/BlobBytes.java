package io.autotag.api.resource;

import io.autotag.blob.BlobStore;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A blob on its way to a client, without being held in memory. */
record BlobBytes(BlobStore blobs, String sha256) implements StreamingOutput {

    @Override
    public void write(OutputStream out) throws IOException {
        try (InputStream in = blobs.open(sha256)) {
            in.transferTo(out);
        }
    }
}
