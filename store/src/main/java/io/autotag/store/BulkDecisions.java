package io.autotag.store;

import io.autotag.query.sql.SqlFragment;
import io.autotag.review.ReviewState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
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

    /** By the keys at once where nobody is at one of the rows, as is nearly always so; else what can be taken. */
    @Override
    public void apply() {
        TaxonomyLock.use(tx, action.projectId());
        BlockCondition unchanged = BlockCondition.unchanged(action);
        BlockRows byKey = new KeyedRows(action, block, unchanged);
        if (block.isBack() || !BriefWait.has(tx, () -> apply(byKey))) {
            apply(TakenRows.take(tx, action, block, unchanged));
        }
    }

    /** Rows are taken first: the statement after that sees who has finished an item until then, and nobody can any more. */
    @Override
    public void takeBack() {
        TaxonomyLock.use(tx, action.projectId());
        takeBack(TakenRows.take(tx, action, block, BlockCondition.untouched(action)));
    }

    private void apply(BlockRows rows) {
        Statement statement = rows.begin();
        if (action.kind() == BulkKind.RESET) {
            statement
                    .add(in(
                            BulkDecisionSql.RESET,
                            rows,
                            (short) action.statusAfter().code(),
                            action.id()))
                    .add(BulkDecisionSql.UNANNOTATED, action.id(), action.actor(), (int) block.setId());
        } else {
            decide(statement, rows);
        }
        log(
                statement,
                action.event(),
                action.actor(),
                logged("jsonb_build_object('status', " + BulkDecisionSql.WORD + ")", "?::jsonb"));
        statement
                .add(leftOut(rows, block.overdue()))
                .add(BulkDecisionSql.APPLIED, action.id(), block.block())
                .in(tx)
                .update();
    }

    private void takeBack(BlockRows rows) {
        Statement statement = rows.begin()
                .add(in(BulkDecisionSql.RETURNED, rows))
                .add(BulkDecisionSql.NOT_FINISHED, action.projectId(), action.id(), block.block());
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
                .add(leftOut(rows, false))
                .add(BulkDecisionSql.TAKEN_BACK, action.id(), block.block())
                .in(tx)
                .update();
    }

    /** The statement on the partition of the block, about these rows. */
    private SqlFragment in(String statement, BlockRows rows, Object... values) {
        SqlFragment which = rows.which();
        return new SqlFragment(
                statement.formatted(block.table(), which.text()),
                Stream.concat(Stream.of(values), which.values().stream()).toList());
    }

    private static SqlFragment leftOut(BlockRows rows, boolean overdue) {
        SqlFragment inner = rows.leftOut();
        return new SqlFragment(
                BulkDecisionSql.LEFT_OUT.formatted(inner.text()),
                Stream.concat(Stream.of(overdue), inner.values().stream()).toList());
    }

    private void decide(Statement statement, BlockRows rows) {
        statement.add(in(
                BulkDecisionSql.DECIDED,
                rows,
                (int) block.setId(),
                (short) action.statusAfter().code(),
                action.id()));
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
