package io.autotag.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What need not be sent again when an upload is taken up after it broke off. */
public final class PresentFiles {

    private static final String DATASETS =
            "d.org_id = ? AND d.owner_name = ? AND d.name = ? AND d.slug = coalesce(?, d.slug)";

    private static final String FOUND =
            """
            SELECT DISTINCT ON (path) path, bytes, sha256, is_item FROM (
                SELECT path, bytes, blob_sha256 AS sha256, false AS is_item FROM upload
                WHERE org_id = ? AND owner_name = ? AND dataset_name = ? AND path = ANY (?)
                  AND dataset_id IS NULL AND blob_sha256 IS NOT NULL
                UNION ALL
                SELECT u.path, u.bytes, u.blob_sha256, true FROM upload u JOIN dataset d ON d.id = u.dataset_id
                WHERE %1$s AND u.path = ANY (?) AND u.ingested_at IS NULL
                UNION ALL
                SELECT i.key, i.bytes, i.blob_sha256, true FROM item i JOIN dataset d ON d.id = i.dataset_id
                WHERE %1$s AND i.key = ANY (?)
            ) AS found
            ORDER BY path, is_item DESC"""
                    .formatted(DATASETS);

    /**
     * Which of the paths are there for the owner's dataset of this name: as items, on their way to be one, or waiting for the
     * dataset to be finalised. Each is listed once, by path.
     *
     * @param slug of the dataset, since several may have the name; null asks all of them
     */
    public List<PresentFile> of(
            Transaction tx, long orgId, String owner, String name, @Nullable String slug, List<String> paths) {
        return tx.sql(
                        FOUND, orgId, owner, name, paths, orgId, owner, name, slug, paths, orgId, owner, name, slug,
                        paths)
                .list(row -> new PresentFile(
                        row.text("path"), row.number("bytes"), row.text("sha256"), row.truth("is_item")));
    }
}
