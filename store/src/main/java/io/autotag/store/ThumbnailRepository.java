package io.autotag.store;

import io.autotag.blob.StoredBlob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which pictures have small forms, and which can have none. Pictures are named by the SHA-256 of their bytes. */
public final class ThumbnailRepository {

    /** What is known of a picture's small form: there is one, or there can be none. */
    public sealed interface Known {

        <R> R accept(Visitor<R> visitor);

        /** @param blobSha256 where the small form lies in the blob store */
        record Made(String blobSha256) implements Known {
            @Override
            public <R> R accept(Visitor<R> visitor) {
                return visitor.made(this);
            }
        }

        /** @param sentence for people */
        record Refused(String sentence) implements Known {
            @Override
            public <R> R accept(Visitor<R> visitor) {
                return visitor.refused(this);
            }
        }

        /** One method for each case. */
        interface Visitor<R> {

            R made(Made made);

            R refused(Refused refused);
        }
    }

    /** So many tries that never ended are a refusal. */
    private static final int MOST_TRIES = 2;

    /** Empty while nobody has tried. */
    public Optional<Known> find(Transaction tx, String sourceSha256, int size) {
        return tx.sql(
                        """
                        SELECT blob_sha256, NULL AS sentence FROM thumbnail WHERE source_sha256 = ? AND size = ?
                        UNION ALL
                        SELECT NULL, sentence FROM thumbnail_refusal WHERE source_sha256 = ? AND tries >= ?""",
                        sourceSha256,
                        size,
                        sourceSha256,
                        MOST_TRIES)
                .first(row -> row.isNull("blob_sha256")
                        ? new Known.Refused(row.text("sentence"))
                        : new Known.Made(row.text("blob_sha256")));
    }

    /** Those of the pictures of which nothing is known yet, and which are known at all; in their order. */
    public List<String> untried(Transaction tx, Set<String> sources) {
        return tx.sql(
                        """
                        SELECT b.sha256 FROM blob b WHERE b.sha256 = ANY(?)
                        AND NOT EXISTS (SELECT FROM thumbnail t WHERE t.source_sha256 = b.sha256)
                        AND NOT EXISTS (SELECT FROM thumbnail_refusal r WHERE r.source_sha256 = b.sha256 AND r.tries >= ?)
                        ORDER BY b.sha256""",
                        List.copyOf(new TreeSet<>(sources)),
                        MOST_TRIES)
                .list(row -> row.text("sha256"));
    }

    /** To be committed before a picture is opened that may take the process down: {@link #survived} tells that it did not. */
    public void begin(Transaction tx, String sourceSha256) {
        tx.sql(
                        """
                        INSERT INTO thumbnail_refusal (source_sha256, tries) VALUES (?, 1)
                        ON CONFLICT (source_sha256) DO UPDATE SET tries = thumbnail_refusal.tries + 1""",
                        sourceSha256)
                .update();
    }

    /** The picture was opened and the process is still there. */
    public void survived(Transaction tx, String sourceSha256) {
        tx.sql("DELETE FROM thumbnail_refusal WHERE source_sha256 = ?", sourceSha256)
                .update();
    }

    /** Two who made the same at once have made one. */
    public void made(Transaction tx, String sourceSha256, Map<Integer, StoredBlob> bySize) {
        bySize.forEach((size, blob) -> {
            BlobRows.note(tx, blob.sha256(), blob.bytes());
            tx.sql(
                            """
                            INSERT INTO thumbnail (source_sha256, size, blob_sha256) VALUES (?, ?, ?)
                            ON CONFLICT DO NOTHING""",
                            sourceSha256,
                            size,
                            blob.sha256())
                    .update();
        });
    }

    /** There can be none of this picture. */
    public void refused(Transaction tx, String sourceSha256, String sentence) {
        tx.sql(
                        """
                        INSERT INTO thumbnail_refusal (source_sha256, tries, sentence) VALUES (?, ?, ?)
                        ON CONFLICT (source_sha256) DO UPDATE SET tries = excluded.tries, sentence = excluded.sentence""",
                        sourceSha256,
                        MOST_TRIES,
                        sentence)
                .update();
    }
}
