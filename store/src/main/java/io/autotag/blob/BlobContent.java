package io.autotag.blob;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the bytes of a blob, from the first to the last. */
@FunctionalInterface
public interface BlobContent {

    void writeTo(OutputStream out) throws IOException;
}
