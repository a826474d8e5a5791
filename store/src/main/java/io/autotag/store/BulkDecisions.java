package io.autotag.store;

import io.autotag.review.ReviewState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Accepts, rejects, relabels or resets a block: only what is still as it was frozen, and nothing of items that somebody
 * else holds at the moment. Taken back is what nobody has touched since, and whose item nobody has finished since.
 */
final class BulkDecisions implements BulkEffect {

    private final Transaction tx;
    private final BulkRow action;
    private final BulkBlock block;

    BulkDecisions(Transaction tx, BulkRow action, BulkBlock block) {
        this.tx = tx;
        this.action = action;
        this.block = block;
    }

    @Override
    public void apply() {
        TaxonomyLock.use(tx, action.projectId());
        BlockRows rows = BlockRows.unchanged(tx, action, block);
        Statement statement = own(rows);
        if (action.kind() == BulkKind.RESET) {
            statement.add(
                    in(BulkDecisionSql.RESET), (short) action.statusAfter().code(), action.id());
            statement.add(BulkDecisionSql.UNANNOTATED, action.id(), action.actor(), (int) block.setId());
        } else {
            decide(statement);
        }
        log(
                statement,
                action.event(),
                action.actor(),
                logged("jsonb_build_object('status', " + BulkDecisionSql.WORD + ")", "?::jsonb"));
        boolean someLeft = rows.someBusy() || (rows.someLeased() && !block.overdue());
        statement
                .add(BulkDecisionSql.APPLIED, someLeft, rows.someLeased(), someLeft, action.id(), block.block())
                .in(tx)
                .update();
    }

    @Override
    public void takeBack() {
        TaxonomyLock.use(tx, action.projectId());
        BlockRows rows = BlockRows.untouched(tx, action, block);
        Statement statement =
                own(rows).add(in(BulkDecisionSql.RETURNED), action.projectId(), action.id(), block.block());
        if (action.kind() == BulkKind.RESET) {
            statement.add(BulkDecisionSql.REVIVED, action.undoActor(), action.id(), (int) block.setId());
        } else {
            statement.add(BulkDecisionSql.UNANNOTATED, (Object) null, action.undoActor(), (int) block.setId());
        }
        log(
                statement,
                "take_back",
                action.undoActor(),
                logged("?::jsonb", "jsonb_build_object('status', " + BulkDecisionSql.WORD + ")"));
        statement
                .add(BulkDecisionSql.TAKEN_BACK, rows.someBusy(), rows.someBusy(), action.id(), block.block())
                .in(tx)
                .update();
    }

    /** What is decided in a statement after the taking sees all that people did before it. */
    private static Statement own(BlockRows rows) {
        return new Statement().add(BulkDecisionSql.OWN, rows.places(), rows.statuses());
    }

    /** The statement on the partition of the block. */
    private String in(String statement) {
        return statement.formatted(block.table());
    }

    private void decide(Statement statement) {
        statement.add(
                in(BulkDecisionSql.DECIDED),
                (int) block.setId(),
                (short) action.statusAfter().code(),
                action.id());
        if (action.kind() != BulkKind.REJECT) {
            annotate(statement);
        }
    }

    private void annotate(Statement statement) {
        boolean accepts = action.statusAfter() == ReviewState.ACCEPTED;
        statement.add(
                BulkDecisionSql.ANNOTATED,
                action.id(),
                (int) block.setId(),
                action.projectId(),
                action.labelId(),
                (short) (accepts ? AnnotationSource.ACCEPTED : AnnotationSource.MODIFIED).code(),
                (int) block.setId(),
                action.actor(),
                action.id());
    }

    private static String logged(String before, String after) {
        return BulkDecisionSql.LOGGED.formatted(before, after);
    }

    private void log(Statement statement, String kind, long actor, String text) {
        statement.add(
                text,
                action.projectId(),
                actor,
                kind,
                (int) block.setId(),
                JsonText.of(applied()),
                action.id(),
                action.projectId(),
                (int) block.setId());
    }

    private Map<String, @Nullable Object> applied() {
        Map<String, @Nullable Object> applied = new LinkedHashMap<>();
        applied.put("status", Words.of(action.statusAfter()));
        if (action.kind() == BulkKind.RELABEL) {
            applied.put("label", action.target());
        }
        return applied;
    }
}
