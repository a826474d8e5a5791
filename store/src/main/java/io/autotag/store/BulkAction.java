package io.autotag.store;

import io.autotag.review.BulkState;
import io.autotag.run.Desired;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bulk action and how far it is.
 *
 * @param actor login of who asked for it
 * @param matched how many keys were frozen; 0 before that
 * @param applied how many of them it changed
 * @param kept how many it left as they were, because they had changed since they were frozen or somebody held them
 * @param undone how many were taken back
 * @param undoKept how many of those it changed were left by its undo, because they had been touched since
 * @param undoActor login of who took it back
 */
public record BulkAction(
        long id,
        String uid,
        long projectId,
        String projectUid,
        BulkOrder order,
        String reason,
        String actor,
        BulkState state,
        Desired desired,
        long matched,
        long applied,
        long kept,
        long undone,
        long undoKept,
        @Nullable String errorMessage,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String undoActor,
        @Nullable Instant undoneAt) {}
