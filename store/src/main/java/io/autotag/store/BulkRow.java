package io.autotag.store;

import io.autotag.review.BulkState;
import io.autotag.review.ReviewState;
import io.autotag.run.Desired;

/**
 * A bulk action as those who carry it out see it.
 *
 * @param undoActor who wants it taken back; 0 before that
 * @param labelId the new label; 0 where none is wanted, and likewise the ids after it
 */
record BulkRow(
        long id,
        String uid,
        long projectId,
        long orgId,
        long actor,
        long undoActor,
        BulkKind kind,
        String query,
        String target,
        int labelId,
        long sliceId,
        long runId,
        long modelVersionId,
        BulkState state,
        Desired desired,
        boolean frozen) {

    /** The status of what it applies to. */
    ReviewState statusAfter() {
        return switch (kind) {
            case ACCEPT -> ReviewState.ACCEPTED;
            case REJECT -> ReviewState.REJECTED;
            case RELABEL -> ReviewState.MODIFIED;
            case RESET, ADD_SLICE, DELETE_RUN, HIDE_VERSION -> ReviewState.PENDING;
        };
    }

    /** How the log calls it. */
    String event() {
        return switch (kind) {
            case ACCEPT -> "accept";
            case REJECT -> "reject";
            case RELABEL -> "modify";
            case RESET -> "undo";
            case ADD_SLICE -> "add_slice";
            case DELETE_RUN -> "delete";
            case HIDE_VERSION -> "hide";
        };
    }
}
