package io.autotag.store;

/** Which blobs are referred to; the bytes are the blob store's. */
final class BlobRows {

    private BlobRows() {}

    static void note(Transaction tx, String sha256, long bytes) {
        tx.sql("INSERT INTO blob (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING", sha256, bytes)
                .update();
    }
}
