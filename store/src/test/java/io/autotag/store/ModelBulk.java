package io.autotag.store;

import io.autotag.review.BulkState;
import io.autotag.review.ReviewState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A bulk action in the model of reviews: what was frozen, in a block for each set. */
final class ModelBulk {

    /** How far a block is. */
    enum Stage {
        WAITING,
        APPLIED,
        TAKEN_BACK
    }

    /** A key with what was seen of it. */
    record Frozen(PredictionKey key, SeenVersion seen, ReviewState status) {}

    static final class Block {
        final List<Frozen> keys;
        Stage stage = Stage.WAITING;
        int applied;
        int undone;
        boolean overdue;

        /** When it was last tried in vain; 0 when it was not, or so long ago that it may be tried again. */
        int triedAt;

        boolean isHeldBack;
        boolean hasWaited;
        int appliedAt;

        Block(List<Frozen> keys) {
            this.keys = List.copyOf(keys);
        }
    }

    final BulkAction action;
    final List<Block> blocks = new ArrayList<>();
    BulkState state = BulkState.RUNNING;

    ModelBulk(BulkAction action) {
        this.action = action;
    }

    /** The next block at this stage: those that were not tried before the others. */
    Optional<Block> next(Stage stage) {
        return blocks.stream()
                .filter(block -> block.stage == stage && !block.isHeldBack)
                .min(Comparator.comparingInt(block -> block.triedAt));
    }

    boolean isOpen() {
        return state == BulkState.RUNNING || state == BulkState.UNDOING;
    }

    boolean isUndoing() {
        return state == BulkState.UNDOING;
    }

    /** Ends where nothing is left to do. */
    void settle() {
        if (state == BulkState.RUNNING && !has(Stage.WAITING)) {
            state = BulkState.COMPLETED;
        } else if (isUndoing() && !has(Stage.APPLIED)) {
            state = BulkState.UNDONE;
        }
    }

    private boolean has(Stage stage) {
        return blocks.stream().anyMatch(block -> block.stage == stage);
    }

    int applied() {
        return blocks.stream().mapToInt(block -> block.applied).sum();
    }

    int undone() {
        return blocks.stream().mapToInt(block -> block.undone).sum();
    }

    /** A while passes: what was tried in vain may be tried again. */
    void pass() {
        blocks.forEach(block -> block.isHeldBack = false);
    }

    /** So much time passes that nobody's lease holds the action up any longer. */
    void passLong() {
        pass();
        blocks.forEach(block -> block.overdue |= block.hasWaited);
    }

    /** What was done of a block that did not get to its end counts when all is taken back. */
    void beginUndo() {
        state = BulkState.UNDOING;
        for (Block block : blocks) {
            if (block.stage == Stage.WAITING && block.applied > 0) {
                block.stage = Stage.APPLIED;
                block.isHeldBack = false;
                block.triedAt = 0;
            }
        }
    }
}
