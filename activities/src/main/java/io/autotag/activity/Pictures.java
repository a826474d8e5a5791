package io.autotag.activity;

import io.autotag.blob.BlobError;
import io.autotag.blob.BlobException;
import io.autotag.blob.BlobStore;
import io.autotag.store.FailureCode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Reads the files of items into memory, within limits. Thread-safe. */
final class Pictures {

    private static final int STEP_BYTES = 256 * 1024;

    private final BlobStore blobs;
    private final long mostBytes;
    private final ByteBudget budget;
    private final WorkMeter meter;

    /** @param mostBytes a file may have at most so many, checked before it is read */
    Pictures(BlobStore blobs, long mostBytes, ByteBudget budget, WorkMeter meter) {
        this.blobs = blobs;
        this.mostBytes = mostBytes;
        this.budget = budget;
        this.meter = meter;
    }

    /**
     * Waits until there is room for it.
     *
     * @throws ItemRefusal MISSING or TOO_LARGE
     * @throws BlobException when the blob store does not answer
     */
    Picture fetch(String sha256) throws ItemRefusal {
        try {
            long bytes = blobs.size(sha256);
            if (bytes > mostBytes) {
                throw new ItemRefusal(
                        FailureCode.TOO_LARGE,
                        "The file has " + bytes + " bytes; at most " + mostBytes + " are allowed.");
            }
            return read(sha256, bytes, budget.take(bytes));
        } catch (BlobException failure) {
            if (failure.code() == BlobError.NOT_FOUND) {
                throw new ItemRefusal(
                        FailureCode.MISSING,
                        "The file is not in the blob store, and no source has it any more: upload it again, or add its"
                                + " source again under the same name.");
            }
            if (failure.code() == BlobError.GONE) {
                throw new ItemRefusal(FailureCode.MISSING, String.valueOf(failure.getMessage()));
            }
            throw failure;
        }
    }

    private Picture read(String sha256, long bytes, ByteBudget.Hold hold) {
        boolean read = false;
        long start = System.nanoTime();
        try {
            Picture picture = new Picture(read(sha256, Math.toIntExact(bytes)), hold);
            read = true;
            meter.took(WorkMeter.Stage.READ, Duration.ofNanos(System.nanoTime() - start));
            return picture;
        } finally {
            if (!read) {
                hold.close();
            }
        }
    }

    /** In steps: Java keeps native memory for as much as a thread has ever read at once. */
    private byte[] read(String sha256, int length) {
        byte[] bytes = new byte[length];
        try (InputStream content = blobs.open(sha256)) {
            int at = 0;
            for (int read = 0; at < length && read >= 0; at += Math.max(0, read)) {
                read = content.read(bytes, at, Math.min(STEP_BYTES, length - at));
            }
            if (at < length) {
                throw new EOFException("Blob " + sha256 + " ends after " + at + " of " + length + " bytes.");
            }
            return bytes;
        } catch (IOException failure) {
            throw new UncheckedIOException("Unable to read blob " + sha256 + ".", failure);
        }
    }
}
