package io.autotag.store;

import io.autotag.review.BulkEvent;
import io.autotag.review.BulkState;
import io.autotag.run.Desired;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bulk actions: making, finding and steering them. They are carried out by {@link BulkWork}. */
public final class BulkRepository {

    private final BulkPorts ports;

    public BulkRepository(BulkPorts ports) {
        this.ports = ports;
    }

    /**
     * Makes a bulk action, or finds the one the idempotency key made before.
     *
     * @throws StoreException INVALID for a query that cannot be understood, NOT_FOUND for an unknown target, CONFLICT
     *     for a run that has not ended
     */
    public CreatedBulkAction create(Transaction tx, Project project, Reviewer person, NewBulkAction wanted) {
        BulkTarget target = BulkTarget.resolve(tx, project, wanted.order());
        BulkCandidates.check(tx, ports, project.id(), wanted.order());
        Optional<Long> made = tx.sql(
                        """
                        INSERT INTO bulk_action (project_id, actor, idempotency_key, operation, query, label_id, slice_id,
                                                 run_id, model_version_id, reason)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (project_id, idempotency_key) DO NOTHING RETURNING id""",
                        project.id(),
                        person.id(),
                        wanted.idempotencyKey(),
                        Words.of(wanted.order().kind()),
                        wanted.order().query(),
                        target.labelId(),
                        target.sliceId(),
                        target.runId(),
                        target.modelVersionId(),
                        wanted.reason())
                .first(row -> row.number("id"));
        return made.map(id -> new CreatedBulkAction(getForWorker(tx, id), true))
                .orElseGet(() -> new CreatedBulkAction(madeBefore(tx, project, wanted), false));
    }

    /** What the order would meet now, without doing anything. */
    public BulkPreview preview(Transaction tx, Project project, BulkOrder order) {
        return new BulkPreviewReader(ports).read(tx, project, order, BulkTarget.resolve(tx, project, order));
    }

    /** @throws StoreException NOT_FOUND when the organisation has no such bulk action */
    public BulkAction get(Transaction tx, long orgId, String uid) {
        return tx.sql(BulkRows.SELECT + "WHERE p.org_id = ? AND b.uid = ?", orgId, uid)
                .first(BulkRows::action)
                .orElseThrow(() -> StoreException.notFound("bulk action"));
    }

    /** For workers, which act for every organisation. */
    public BulkAction getForWorker(Transaction tx, long actionId) {
        return tx.sql(BulkRows.SELECT + "WHERE b.id = ?", actionId)
                .first(BulkRows::action)
                .orElseThrow(() -> StoreException.notFound("bulk action"));
    }

    public List<BulkAction> list(Transaction tx, Project project, Page page) {
        return tx.sql(
                        BulkRows.SELECT + "WHERE b.project_id = ? AND b.id < ? ORDER BY b.id DESC LIMIT ?",
                        project.id(),
                        page.before(),
                        page.limit())
                .list(BulkRows::action);
    }

    /** Every bulk action that somebody should be carrying out. */
    public List<BulkAction> open(Transaction tx) {
        return tx.sql(BulkRows.SELECT + "WHERE b.state IN ('pending', 'running', 'undoing') ORDER BY b.id")
                .list(BulkRows::action);
    }

    /**
     * Notes what people want of the action; whoever carries it out sees it before the next block. A paused one is
     * pending again when it shall run, and cancelled at once when that is wanted.
     *
     * @throws StoreException CONFLICT when it has ended, or is being cancelled or taken back
     */
    public BulkAction desire(Transaction tx, BulkAction seen, Desired desired) {
        BulkRow action = BulkRows.lock(tx, seen.id());
        boolean steerable = action.state() == BulkState.PENDING
                || action.state() == BulkState.RUNNING
                || action.state() == BulkState.PAUSED;
        if (!steerable || (action.desired() == Desired.CANCEL && desired != Desired.CANCEL)) {
            throw StoreException.conflict("The bulk action is %s: it cannot be steered any more."
                    .formatted(steerable ? "being cancelled" : Words.of(action.state())));
        }
        tx.sql("UPDATE bulk_action SET desired = ? WHERE id = ?", Words.of(desired), action.id())
                .update();
        if (action.state() == BulkState.PAUSED && desired != Desired.PAUSE) {
            BulkEvent event = desired == Desired.RUN ? BulkEvent.RESUME : BulkEvent.CANCEL;
            BulkRows.move(tx, action, event, null);
        }
        return getForWorker(tx, action.id());
    }

    /**
     * Wants the action taken back, as far as nobody has touched its work since.
     *
     * @throws StoreException CONFLICT when it has not ended, or was taken back before; INVALID when what it did is gone
     */
    public BulkAction undo(Transaction tx, BulkAction seen, Reviewer person) {
        BulkRow action = BulkRows.lock(tx, seen.id());
        if (!action.kind().isUndoable()) {
            throw StoreException.invalid("What was deleted is gone: run the model again instead.");
        }
        BulkRows.move(tx, action, BulkEvent.UNDO, null);
        closeHalfDone(tx, action);
        tx.sql("UPDATE bulk_action SET undo_actor = ? WHERE id = ?", person.id(), action.id())
                .update();
        return getForWorker(tx, action.id());
    }

    /** A block of which people held a part when the action was ended is as done as it will ever be. */
    private static void closeHalfDone(Transaction tx, BulkRow action) {
        tx.sql(
                        "UPDATE bulk_block SET state = 1, tried_at = NULL WHERE action_id = ? AND state = 0 AND applied > 0",
                        action.id())
                .update();
    }

    private BulkAction madeBefore(Transaction tx, Project project, NewBulkAction wanted) {
        @Nullable String key = wanted.idempotencyKey();
        BulkAction before = tx.sql(
                        BulkRows.SELECT + "WHERE b.project_id = ? AND b.idempotency_key = ?", project.id(), key)
                .one(BulkRows::action);
        if (!before.order().equals(wanted.order())) {
            throw StoreException.conflict("The idempotency key belongs to another bulk action.");
        }
        return before;
    }
}
