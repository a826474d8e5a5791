package io.autotag.store;

import io.autotag.review.BulkEvent;
import io.autotag.review.BulkState;
import io.autotag.run.Desired;
import java.util.Optional;

/**
 * Carries a bulk action out, and takes it back, one block in one transaction. Whoever dies between two steps leaves
 * whole blocks behind; several may work on one action, each on a block of its own. Thread-safe.
 */
public final class BulkWork {

    private static final String NEXT =
            """
            SELECT b.block, b.keys, coalesce(b.set_id, 0) AS set_id, coalesce(s.shard, 0) AS shard,
                   b.seqs IS NULL AS of_items, b.tried_at IS NOT NULL AS is_back,
                   coalesce(b.leased_at < now() - interval '10 minutes', false) AS overdue
            FROM bulk_block b LEFT JOIN prediction_set s ON s.id = b.set_id
            WHERE b.action_id = ? AND b.state = ?
              AND (b.tried_at IS NULL OR b.leased_at IS NULL OR b.tried_at < now() - interval '20 seconds')
            ORDER BY b.tried_at NULLS FIRST, b.block LIMIT 1 FOR UPDATE OF b SKIP LOCKED""";

    /** A block that a crash of the server takes away is done again; the end of the action waits for the disk for all. */
    private static final String WITHOUT_WAITING = "SET LOCAL synchronous_commit = off";

    private static final int WAITING = 0;
    private static final int APPLIED = 1;

    private final BulkFreezer freezer;

    public BulkWork(BulkPorts ports) {
        this.freezer = new BulkFreezer(ports);
    }

    /**
     * Does the next thing that is to be done for the action: begins it, does or takes back one block, or ends it.
     *
     * @throws StoreException INVALID when its query is no longer understood; then {@link #fail} is to be called
     */
    public BulkStep step(Transaction tx, long actionId) {
        tx.sql(WITHOUT_WAITING).execute();
        BulkRow action = BulkRows.share(tx, actionId);
        PlacementLock.use(tx, action.projectId());
        if (action.state() == BulkState.UNDOING) {
            return takeBack(tx, action);
        }
        if (action.state() == BulkState.RUNNING && action.desired() == Desired.RUN) {
            return apply(tx, action);
        }
        return action.state().isOpen() ? BulkStep.WAIT : BulkStep.ENDED;
    }

    /**
     * Moves the action to where its people or its blocks want it: starts, pauses, cancels or completes it. Wants a
     * transaction of its own.
     *
     * @return whether it can be worked on now
     */
    public boolean settle(Transaction tx, long actionId) {
        freezer.freezeOnce(tx, actionId);
        BulkRow action = BulkRows.lock(tx, actionId);
        Optional<BulkEvent> due = due(tx, action);
        boolean wantedJustNow = due.equals(Optional.of(BulkEvent.START)) && !action.frozen();
        if (due.isEmpty() || wantedJustNow) {
            return action.state().isOpen();
        }
        BulkState next = BulkRows.move(tx, action, due.get(), null);
        if (next == BulkState.COMPLETED) {
            WebhookNews.bulk(tx, action);
        }
        return next.isOpen();
    }

    /** Ends an action that cannot go on. */
    public void fail(Transaction tx, long actionId, String sentence) {
        BulkRow action = BulkRows.lock(tx, actionId);
        if (action.state() == BulkState.PENDING || action.state() == BulkState.RUNNING) {
            BulkRows.move(tx, action, BulkEvent.FAIL, sentence);
        }
    }

    private static Optional<BulkEvent> due(Transaction tx, BulkRow action) {
        if (action.state() == BulkState.UNDOING) {
            return has(tx, action, APPLIED) ? Optional.empty() : Optional.of(BulkEvent.FINISH_UNDO);
        }
        if (action.state() != BulkState.PENDING && action.state() != BulkState.RUNNING) {
            return Optional.empty();
        }
        return switch (action.desired()) {
            case PAUSE -> Optional.of(BulkEvent.PAUSE);
            case CANCEL -> Optional.of(BulkEvent.CANCEL);
            case RUN -> whenWanted(tx, action);
        };
    }

    private static Optional<BulkEvent> whenWanted(Transaction tx, BulkRow action) {
        if (action.state() == BulkState.PENDING) {
            return Optional.of(BulkEvent.START);
        }
        return has(tx, action, WAITING) ? Optional.empty() : Optional.of(BulkEvent.COMPLETE);
    }

    private static BulkStep apply(Transaction tx, BulkRow action) {
        Optional<BulkBlock> next = next(tx, action, WAITING);
        next.ifPresent(block -> BulkEffect.of(tx, action, block).apply());
        return next.isPresent() ? BulkStep.MORE : BulkStep.WAIT;
    }

    private static BulkStep takeBack(Transaction tx, BulkRow action) {
        Optional<BulkBlock> next = next(tx, action, APPLIED);
        next.ifPresent(block -> BulkEffect.of(tx, action, block).takeBack());
        return next.isPresent() ? BulkStep.MORE : BulkStep.WAIT;
    }

    private static Optional<BulkBlock> next(Transaction tx, BulkRow action, int state) {
        return tx.sql(NEXT, action.id(), state)
                .first(row -> new BulkBlock(
                        row.integer("block"),
                        row.integer("keys"),
                        row.number("set_id"),
                        row.integer("shard"),
                        row.truth("of_items"),
                        row.truth("is_back"),
                        row.truth("overdue")));
    }

    private static boolean has(Transaction tx, BulkRow action, int state) {
        return tx.sql(
                        "SELECT EXISTS (SELECT 1 FROM bulk_block WHERE action_id = ? AND state = ?) AS found",
                        action.id(),
                        state)
                .one(row -> row.truth("found"));
    }
}
