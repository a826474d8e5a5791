package io.autotag.store;

import io.autotag.blob.StoredBlob;
import io.autotag.export.ExportEvent;
import io.autotag.query.sql.SqlFragment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries an export out: {@link #freeze} fixes its items, {@link #begin} opens an attempt, {@link ExportReader} reads page
 * by page, {@link #advance} tells how far the attempt is, {@link #complete} gives the export its file. An attempt that
 * dies leaves nothing but its count; the next one begins its file anew. Thread-safe.
 */
public final class ExportWork {

    static final int BLOCK_ITEMS = 512;

    /** How long a file is kept. */
    static final Duration KEPT = Duration.ofDays(7);

    /** All pictures of an export together. */
    static final long MOST_PICTURE_BYTES = 20L << 30;

    /** So often a worker may be lost before nobody believes that it was not the export's doing. */
    static final int MOST_ATTEMPTS = 20;

    private static final int FREEZE_LOCKS = 13;

    private static final String INTO_BLOCKS =
            """
            WITH selected AS (%s),
            numbered AS (SELECT id, (row_number() OVER (ORDER BY id) - 1) / 512 AS block FROM selected),
            blocks AS (
                INSERT INTO export_block (export_id, block, item_ids)
                SELECT ?, block, array_agg(id ORDER BY id) FROM numbered GROUP BY block
                RETURNING cardinality(item_ids) AS items)
            SELECT coalesce(sum(items), 0) AS items FROM blocks""";

    private final QuerySelection queries;

    public ExportWork(QuerySelection queries) {
        this.queries = queries;
    }

    /**
     * Fixes which items the export is about, once: what is uploaded later is not part of it. Its row is locked only at the
     * end, so that nobody who cancels it waits.
     *
     * @throws StoreException INVALID when its query is no longer understood, or its pictures are too many; then {@link
     *     #fail} is to be called
     */
    public void freeze(Transaction tx, long exportId) {
        tx.sql("SELECT pg_advisory_xact_lock(?, ?)", FREEZE_LOCKS, Long.hashCode(exportId))
                .execute();
        Export export = ExportRows.get(tx, exportId);
        if (!export.state().isOpen() || isFrozen(tx, exportId)) {
            return;
        }
        Project project = new ProjectRepository().getForWorker(tx, export.projectId());
        SqlFragment items = ExportItems.of(tx, queries, project, export.order());
        List<Object> values = new ArrayList<>(items.values());
        values.add(exportId);
        long frozen = tx.sql(INTO_BLOCKS.replace("%s", items.text()), values.toArray())
                .one(row -> row.number("items"));
        if (export.order().images()) {
            requireRoomForPictures(tx, exportId);
        }
        keep(tx, exportId, frozen);
    }

    /** Opens an attempt, which ends the ones before it; empty when there is nothing to do. */
    public Optional<ExportAttempt> begin(Transaction tx, long exportId) {
        Export export = ExportRows.lock(tx, exportId);
        if (!export.state().isOpen()) {
            return Optional.empty();
        }
        int number = tx.sql(
                        """
                        UPDATE export SET attempt = attempt + 1, done = 0, annotations = 0, suggestions = 0, missing = 0
                        WHERE id = ? RETURNING attempt""",
                        exportId)
                .one(row -> row.integer("attempt"));
        if (number > MOST_ATTEMPTS) {
            ExportRows.move(
                    tx,
                    export,
                    ExportEvent.FAIL,
                    "It was begun %d times and no worker came to its end; see the workers' logs."
                            .formatted(MOST_ATTEMPTS));
            return Optional.empty();
        }
        ExportRows.move(tx, export, ExportEvent.BEGIN, null);
        return Optional.of(attempt(tx, ExportRows.get(tx, exportId), number));
    }

    private static ExportAttempt attempt(Transaction tx, Export export, int number) {
        ProjectRepository projects = new ProjectRepository();
        Project project = projects.getForWorker(tx, export.projectId());
        List<String> labels = TaxonomyRows.of(tx, project.id()).values().stream()
                .map(ProjectLabel::name)
                .toList();
        boolean several = export.order().datasetUids().size() != 1
                && projects.datasetUids(tx, project).size() > 1;
        return new ExportAttempt(export, project, number, labels, several);
    }

    /**
     * Tells how much the attempt has written.
     *
     * @return false when the attempt is to stop, as the export was cancelled or another attempt has begun
     */
    public boolean advance(Transaction tx, ExportAttempt attempt, ExportCounts counts) {
        return tx.sql(
                                """
                                UPDATE export SET done = ?, annotations = ?, suggestions = ?, missing = ?,
                                    updated_at = clock_timestamp()
                                WHERE id = ? AND attempt = ? AND state = 'processing'""",
                                counts.done(),
                                counts.annotations(),
                                counts.suggestions(),
                                counts.missing(),
                                attempt.export().id(),
                                attempt.number())
                        .update()
                > 0;
    }

    /**
     * Gives the export the file that the attempt has written.
     *
     * @return false when the attempt came too late, see {@link #advance}
     */
    public boolean complete(Transaction tx, ExportAttempt attempt, ExportCounts counts, StoredBlob file, Instant now) {
        Export export = ExportRows.lock(tx, attempt.export().id());
        if (!advance(tx, attempt, counts)) {
            return false;
        }
        tx.sql(
                        "UPDATE export SET blob_sha256 = ?, bytes = ?, expires_at = ? WHERE id = ?",
                        file.sha256(),
                        file.bytes(),
                        now.plus(KEPT),
                        export.id())
                .update();
        ExportRows.move(tx, export, ExportEvent.COMPLETE, null);
        return true;
    }

    /** Ends an export that cannot go on. */
    public void fail(Transaction tx, long exportId, String sentence) {
        Export export = ExportRows.lock(tx, exportId);
        if (export.state().isOpen()) {
            ExportRows.move(tx, export, ExportEvent.FAIL, sentence);
        }
    }

    /** Somebody may have cancelled it meanwhile: then nothing was frozen. */
    private static void keep(Transaction tx, long exportId, long items) {
        if (ExportRows.lock(tx, exportId).state().isOpen()) {
            tx.sql("UPDATE export SET frozen = true, items = ? WHERE id = ?", items, exportId)
                    .update();
        } else {
            tx.sql("DELETE FROM export_block WHERE export_id = ?", exportId).update();
        }
    }

    private static void requireRoomForPictures(Transaction tx, long exportId) {
        long bytes = tx.sql(
                        """
                        SELECT coalesce(sum(i.bytes), 0)::bigint AS bytes
                        FROM export_block b CROSS JOIN LATERAL unnest(b.item_ids) AS u(id) JOIN item i ON i.id = u.id
                        WHERE b.export_id = ?""",
                        exportId)
                .one(row -> row.number("bytes"));
        if (bytes > MOST_PICTURE_BYTES) {
            throw StoreException.invalid(
                    "The pictures have %d GB, and an export takes %d GB of them: leave the pictures out, or make several exports."
                            .formatted((bytes >> 30) + 1, MOST_PICTURE_BYTES >> 30));
        }
    }

    private static boolean isFrozen(Transaction tx, long exportId) {
        return tx.sql("SELECT frozen FROM export WHERE id = ?", exportId).one(row -> row.truth("frozen"));
    }
}
