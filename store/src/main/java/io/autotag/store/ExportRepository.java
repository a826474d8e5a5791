package io.autotag.store;

import io.autotag.export.ExportEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Exports: making, finding and ending them. They are carried out by {@link ExportWork}. */
public final class ExportRepository {

    /** Each holds a worker's slot and a file; who wants more of them at once waits for one. */
    public static final int MOST_OPEN = 20;

    private static final int UPKEEP_LOCK = 14;

    private final QuerySelection queries;

    public ExportRepository(QuerySelection queries) {
        this.queries = queries;
    }

    /**
     * Makes an export, or finds the one the idempotency key made before.
     *
     * @throws StoreException INVALID for a query that cannot be understood, CONFLICT when too many are open
     */
    public CreatedExport create(Transaction tx, Project project, Reviewer person, NewExport wanted) {
        ExportItems.of(tx, queries, project, wanted.order());
        Optional<Export> before = madeBefore(tx, project.orgId(), wanted);
        if (before.isPresent()) {
            return new CreatedExport(same(before.get(), project, wanted), false);
        }
        requireRoom(tx, project.orgId());
        return insert(tx, project, person, wanted)
                .map(id -> new CreatedExport(getForWorker(tx, id), true))
                .orElseGet(() -> new CreatedExport(
                        same(madeBefore(tx, project.orgId(), wanted).orElseThrow(), project, wanted), false));
    }

    /** @throws StoreException NOT_FOUND when the organisation has no such export */
    public Export get(Transaction tx, long orgId, String uid) {
        return tx.sql(ExportRows.SELECT + "WHERE e.org_id = ? AND e.uid = ?", orgId, uid)
                .first(ExportRows::export)
                .orElseThrow(() -> StoreException.notFound("export"));
    }

    /** For whoever shows that it may: the holder of a signed address. */
    public Export getByUid(Transaction tx, String uid) {
        return tx.sql(ExportRows.SELECT + "WHERE e.uid = ?", uid)
                .first(ExportRows::export)
                .orElseThrow(() -> StoreException.notFound("export"));
    }

    /** For workers, which act for every organisation. */
    public Export getForWorker(Transaction tx, long exportId) {
        return ExportRows.get(tx, exportId);
    }

    /** Newest first. */
    public List<Export> list(Transaction tx, long orgId, Page page) {
        return tx.sql(
                        ExportRows.SELECT + "WHERE e.org_id = ? AND e.id < ? ORDER BY e.id DESC LIMIT ?",
                        orgId,
                        page.before(),
                        page.limit())
                .list(ExportRows::export);
    }

    /** Those of one project, newest first. */
    public List<Export> list(Transaction tx, Project project, Page page) {
        return tx.sql(
                        ExportRows.SELECT + "WHERE e.project_id = ? AND e.id < ? ORDER BY e.id DESC LIMIT ?",
                        project.id(),
                        page.before(),
                        page.limit())
                .list(ExportRows::export);
    }

    /** Every export that somebody should be carrying out. */
    public List<Export> open(Transaction tx) {
        return tx.sql(ExportRows.SELECT + "WHERE e.state IN ('requested', 'processing') ORDER BY e.id")
                .list(ExportRows::export);
    }

    /**
     * Ends an export; whoever writes its file stops at the next page.
     *
     * @throws StoreException CONFLICT when it has ended
     */
    public Export cancel(Transaction tx, Export seen) {
        ExportRows.move(tx, ExportRows.lock(tx, seen.id()), ExportEvent.CANCEL, null);
        return ExportRows.get(tx, seen.id());
    }

    /** Lets go of files whose time is over, and says of how many; the blob store is cleared of them afterwards. */
    public int expire(Transaction tx, Instant now) {
        return tx.sql("UPDATE export SET blob_sha256 = NULL WHERE blob_sha256 IS NOT NULL AND expires_at <= ?", now)
                .update();
    }

    /** Whether nobody else looks after exports now: until the end of the transaction it is this one's turn. */
    public boolean tryUpkeep(Transaction tx) {
        return tx.sql("SELECT pg_try_advisory_xact_lock(?, 0) AS mine", UPKEEP_LOCK)
                .one(row -> row.truth("mine"));
    }

    private static void requireRoom(Transaction tx, long orgId) {
        long open = tx.sql(
                        "SELECT count(*) AS open FROM export WHERE org_id = ? AND state IN ('requested', 'processing')",
                        orgId)
                .one(row -> row.number("open"));
        if (open >= MOST_OPEN) {
            throw StoreException.conflict(MOST_OPEN
                    + " exports of your organisation are under way: wait until one has ended, or cancel one.");
        }
    }

    private static Optional<Long> insert(Transaction tx, Project project, Reviewer person, NewExport wanted) {
        ExportOrder order = wanted.order();
        return tx.sql(
                        """
                        INSERT INTO export (org_id, project_id, person, idempotency_key, name, format, content, images, query,
                                            dataset_uids, slice_uids)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (org_id, idempotency_key) DO NOTHING RETURNING id""",
                        project.orgId(),
                        project.id(),
                        person.id(),
                        wanted.idempotencyKey(),
                        order.name(),
                        Words.of(order.format()),
                        Words.of(order.content()),
                        order.images(),
                        order.query(),
                        order.datasetUids(),
                        order.sliceUids())
                .first(row -> row.number("id"));
    }

    private static Optional<Export> madeBefore(Transaction tx, long orgId, NewExport wanted) {
        @Nullable String key = wanted.idempotencyKey();
        return key == null
                ? Optional.empty()
                : tx.sql(ExportRows.SELECT + "WHERE e.org_id = ? AND e.idempotency_key = ?", orgId, key)
                        .first(ExportRows::export);
    }

    private static Export same(Export before, Project project, NewExport wanted) {
        if (before.projectId() != project.id() || !before.order().equals(wanted.order())) {
            throw StoreException.conflict("The idempotency key belongs to another export.");
        }
        return before;
    }
}
