package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.review.BulkState;
import io.autotag.review.ReviewState;
import io.autotag.run.Desired;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Bulk actions at random, block by block between the steps of others; the model is told all of it. */
final class RandomBulk {

    private static final List<String> SCORES = List.of("-1", "0", "0.5");

    private final ReviewDesk desk;
    private final BulkDesk bulk;
    private final ReviewModel model;
    private final Random random;
    private final List<ModelBulk> actions = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();

    RandomBulk(ReviewDesk desk, ReviewModel model, Random random) {
        this.desk = desk;
        this.bulk = new BulkDesk(desk);
        this.model = model;
        this.random = random;
    }

    void remember(Run run) {
        runs.add(run);
    }

    String step() {
        List<ModelBulk> open = actions.stream().filter(ModelBulk::isOpen).toList();
        List<ModelBulk> over = actions.stream()
                .filter(one -> one.state == BulkState.COMPLETED || one.state == BulkState.CANCELLED)
                .toList();
        int choice = random.nextInt(10);
        if (open.isEmpty() && (over.isEmpty() || choice < 5)) {
            return begin();
        }
        if (!open.isEmpty() && choice < 6) {
            return work(open.get(random.nextInt(open.size())));
        }
        if (!over.isEmpty() && choice < 7) {
            return undo(over.get(random.nextInt(over.size())));
        }
        return open.isEmpty() || choice < 8 ? wait(choice % 2 == 0) : cancel(open.get(0));
    }

    private String begin() {
        String label = random.nextBoolean() ? "*" : one(Seed.LABELS);
        String query = label + " " + one(SCORES);
        Run run = one(runs);
        return switch (random.nextInt(6)) {
            case 0 -> begin(BulkOrders.reject(query), asked(query, ReviewState.PENDING));
            case 1 -> begin(BulkOrders.relabel(query, "dog"), asked(query, ReviewState.PENDING));
            case 2 -> begin(BulkOrders.reset(query), decided(query));
            case 3 ->
                begin(
                        BulkOrders.deleteRun(run.uid()),
                        row -> row.runId == run.id() && row.status == ReviewState.PENDING);
            default -> begin(BulkOrder.accept(query), asked(query, ReviewState.PENDING));
        };
    }

    private String begin(BulkOrder order, Predicate<ModelRow> asked) {
        ModelBulk made = new ModelBulk(bulk.create(order));
        assertThat(bulk.settle(made.action)).isTrue();
        model.freeze(made, asked);
        actions.add(made);
        assertThat(bulk.reread(made.action).matched())
                .isEqualTo(made.blocks.stream()
                        .mapToLong(block -> block.keys.size())
                        .sum());
        return "begin " + made.action.id() + " " + order;
    }

    private static Predicate<ModelRow> matches(String query) {
        String[] parts = query.split(" ", -1);
        return row -> (parts[0].equals("*") || parts[0].equals(row.predicted.label()))
                && row.predicted.score() >= Float.parseFloat(parts[1]);
    }

    private static Predicate<ModelRow> asked(String query, ReviewState status) {
        return matches(query).and(row -> row.status == status);
    }

    private static Predicate<ModelRow> decided(String query) {
        return matches(query).and(row -> row.status != ReviewState.PENDING);
    }

    private String work(ModelBulk action) {
        boolean expected = model.step(action, desk.lead.id());
        String told = "work at " + action.action.id();
        assertThat(bulk.steps(action.action, 1)).as(told).isEqualTo(expected ? 1 : 0);
        move("tried_at = tried_at + interval '1 hour'", "tried_at BETWEEN now() - interval '1 minute' AND now()");
        settle(action);
        return told;
    }

    private void settle(ModelBulk action) {
        bulk.settle(action.action);
        action.settle();
        BulkAction now = bulk.reread(action.action);
        assertThat(now.state()).isEqualTo(action.state);
        assertThat(now.applied()).isEqualTo(action.applied());
        assertThat(now.undone()).isEqualTo(action.undone());
    }

    private String undo(ModelBulk action) {
        if (action.action.order().kind() == BulkKind.DELETE_RUN) {
            assertThatThrownBy(() -> undo(action.action)).hasMessageContaining("run the model again");
            return "no undo of " + action.action.id();
        }
        undo(action.action);
        action.beginUndo();
        settle(action);
        return "undo " + action.action.id();
    }

    private void undo(BulkAction action) {
        desk.database.inTransaction(tx -> bulk.actions.undo(tx, action, desk.lead));
    }

    private String cancel(ModelBulk action) {
        if (action.isUndoing()) {
            return work(action);
        }
        desk.database.inTransaction(tx -> bulk.actions.desire(tx, action.action, Desired.CANCEL));
        action.state = BulkState.CANCELLED;
        settle(action);
        return "cancel " + action.action.id();
    }

    /** What is in people's hands may be tried again; after a long while it is left to them. */
    private String wait(boolean isLong) {
        move("tried_at = tried_at - interval '2 hours'", "tried_at IS NOT NULL");
        if (isLong) {
            move("leased_at = leased_at - interval '11 minutes'", "leased_at IS NOT NULL");
        }
        actions.forEach(isLong ? ModelBulk::passLong : ModelBulk::pass);
        return isLong ? "a long while passes" : "a while passes";
    }

    private void move(String change, String where) {
        desk.database.doInTransaction(tx ->
                tx.sql("UPDATE bulk_block SET " + change + " WHERE " + where).update());
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
