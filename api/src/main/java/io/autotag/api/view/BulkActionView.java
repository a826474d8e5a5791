package io.autotag.api.view;

import io.autotag.review.BulkState;
import io.autotag.store.BulkAction;
import io.autotag.store.BulkKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bulk action and how far it is, from committed rows only. {@code status} is pending, running, paused, completed,
 * failed, cancelled, undoing or undone; {@code desired} what was asked of it last: run, pause or cancel. {@code matched}
 * counts what was frozen, {@code applied} what of it was changed, {@code kept} what was left because it had changed
 * meanwhile or somebody held it; {@code undone} what was taken back, {@code undo_kept} what the undo left because it had
 * been touched since. {@code progress_pct} is of the undo while that goes on. {@code target} is the label, or the uid of
 * the slice, model version or run.
 */
@Schema(name = "BulkAction")
public record BulkActionView(
        String uid,
        String project,
        String action,
        @Nullable String query,
        @Nullable String target,
        String reason,
        String createdBy,
        String status,
        String desired,
        long matched,
        long applied,
        long kept,
        long undone,
        long undoKept,
        @Nullable Double progressPct,
        boolean undoable,
        @Nullable String errorMessage,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String undoneBy,
        @Nullable Instant undoneAt) {

    public static BulkActionView from(BulkAction action) {
        BulkKind kind = action.order().kind();
        return new BulkActionView(
                action.uid(),
                action.projectUid(),
                Names.word(kind),
                orNull(action.order().query()),
                orNull(action.order().target()),
                action.reason(),
                action.actor(),
                Names.word(action.state()),
                Names.word(action.desired()),
                action.matched(),
                action.applied(),
                action.kept(),
                action.undone(),
                action.undoKept(),
                percent(action),
                kind.isUndoable() && isOver(action.state()),
                action.errorMessage(),
                action.createdAt(),
                action.finishedAt(),
                action.undoActor(),
                action.undoneAt());
    }

    private static boolean isOver(BulkState state) {
        return state == BulkState.COMPLETED || state == BulkState.FAILED || state == BulkState.CANCELLED;
    }

    private static @Nullable Double percent(BulkAction action) {
        return switch (action.state()) {
            case COMPLETED, UNDONE -> 100.0;
            case UNDOING -> percent(action.undone() + action.undoKept(), action.applied());
            case PENDING, RUNNING, PAUSED, FAILED, CANCELLED ->
                percent(action.applied() + action.kept(), action.matched());
        };
    }

    private static @Nullable Double percent(long done, long all) {
        return all == 0 ? null : Math.floor(1000.0 * done / all) / 10;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
