package io.autotag.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Staged files: reserved, arrived, claimed by a dataset, ingested. */
public final class UploadRepository {

    private static final String COLUMNS =
            "id, uid, org_id, dataset_name, path, content_type, content_length, blob_sha256, bytes, created_at";

    /** Announces a file; announcing the same path again before it is claimed is the same upload. */
    public Upload reserve(Transaction tx, NewUpload upload) {
        return tx.sql(
                        "INSERT INTO upload (org_id, owner_name, dataset_name, path, content_type, content_length)"
                                + " VALUES (?, ?, ?, ?, ?, ?)"
                                + " ON CONFLICT (org_id, owner_name, dataset_name, path) WHERE dataset_id IS NULL"
                                + " DO UPDATE SET content_type = excluded.content_type,"
                                + " content_length = excluded.content_length, created_at = now() RETURNING "
                                + COLUMNS,
                        upload.orgId(),
                        upload.ownerName(),
                        upload.datasetName(),
                        upload.path(),
                        upload.contentType(),
                        upload.contentLength())
                .one(UploadRepository::upload);
    }

    /** @throws StoreException NOT_FOUND when nothing was announced under the uid */
    public Upload get(Transaction tx, String uid) {
        return tx.sql("SELECT " + COLUMNS + " FROM upload WHERE uid = ?", uid)
                .first(UploadRepository::upload)
                .orElseThrow(() -> StoreException.notFound("upload"));
    }

    /**
     * The file's bytes lie in the blob store.
     *
     * @throws StoreException CONFLICT when a dataset has claimed the upload already
     */
    public void markArrived(Transaction tx, long uploadId, String blobSha256, long bytes) {
        BlobRows.note(tx, blobSha256, bytes);
        int changed = tx.sql(
                        "UPDATE upload SET blob_sha256 = ?, bytes = ? WHERE id = ? AND dataset_id IS NULL",
                        blobSha256,
                        bytes,
                        uploadId)
                .update();
        if (changed == 0) {
            throw StoreException.conflict("The upload belongs to a finalised batch already.");
        }
    }

    /** Gives every arrived file that the dataset's owner staged under its name to it, and says how many there were. */
    public int claim(Transaction tx, Dataset dataset) {
        return tx.sql(
                        "UPDATE upload SET dataset_id = ? WHERE org_id = ? AND owner_name = ? AND dataset_name = ?"
                                + " AND dataset_id IS NULL AND blob_sha256 IS NOT NULL",
                        dataset.id(),
                        dataset.orgId(),
                        dataset.ownerName(),
                        dataset.name())
                .update();
    }

    /** Claimed files that are not ingested yet, oldest first. */
    public List<Upload> waiting(Transaction tx, long datasetId, int limit) {
        return tx.sql(
                        "SELECT " + COLUMNS
                                + " FROM upload WHERE dataset_id = ? AND ingested_at IS NULL ORDER BY id LIMIT ?",
                        datasetId,
                        limit)
                .list(UploadRepository::upload);
    }

    /** How many claimed files are not ingested yet. */
    public long countWaiting(Transaction tx, Dataset dataset) {
        return tx.sql(
                        "SELECT count(*) AS uploads FROM upload WHERE dataset_id = ? AND ingested_at IS NULL",
                        dataset.id())
                .one(row -> row.number("uploads"));
    }

    public void markIngested(Transaction tx, long[] uploadIds) {
        tx.sql("UPDATE upload SET ingested_at = now() WHERE id = ANY (?)", uploadIds)
                .update();
    }

    /** Forgets what was announced before then, and not again since, and never came; says how many there were. */
    public int forgetUnarrived(Transaction tx, Instant before) {
        return tx.sql("DELETE FROM upload WHERE dataset_id IS NULL AND blob_sha256 IS NULL AND created_at < ?", before)
                .update();
    }

    /** Those of the blobs that nothing refers to: files whose upload broke off, models that were refused, old exports. */
    public List<String> unreferenced(Transaction tx, List<String> blobs) {
        return tx.sql(
                        "SELECT u.sha256 FROM unnest(?) AS u(sha256)"
                                + " WHERE NOT EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = u.sha256)"
                                + " AND NOT EXISTS (SELECT 1 FROM export e WHERE e.blob_sha256 = u.sha256)",
                        blobs)
                .list(row -> row.text("sha256"));
    }

    private static Upload upload(Row row) throws SQLException {
        return new Upload(
                row.number("id"),
                row.text("uid"),
                row.number("org_id"),
                row.text("dataset_name"),
                row.text("path"),
                row.text("content_type"),
                row.numberOrNull("content_length"),
                row.textOrNull("blob_sha256"),
                row.numberOrNull("bytes"),
                row.instant("created_at"));
    }
}
