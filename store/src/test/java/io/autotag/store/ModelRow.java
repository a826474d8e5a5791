package io.autotag.store;

import io.autotag.review.ReviewEvent;
import io.autotag.review.ReviewState;
import io.autotag.review.ReviewTransitions;
import org.jspecify.annotations.Nullable;

/** A prediction in the model of reviews, with the annotation that stems from it. */
final class ModelRow {

    /** What an annotation says. */
    record Made(String label, AnnotationSource source) {}

    final NewPrediction predicted;
    final long runId;
    ReviewState status = ReviewState.PENDING;
    int version;

    @Nullable
    Long action;

    @Nullable
    Made annotation;

    /** What a reset took away, in case that is taken back. */
    private @Nullable Made shelved;

    ModelRow(NewPrediction predicted, long runId) {
        this.predicted = predicted;
        this.runId = runId;
    }

    SeenVersion seen() {
        return new SeenVersion(runId, version);
    }

    boolean isOpen() {
        return status == ReviewState.PENDING && predicted.score() >= 0;
    }

    /** A person decides; the label only where it is modified. */
    void decide(ReviewEvent event, @Nullable String label) {
        move(ReviewTransitions.next(status, event), null);
        annotation = switch (event) {
            case ACCEPT -> new Made(predicted.label(), AnnotationSource.ACCEPTED);
            case MODIFY -> new Made(String.valueOf(label), AnnotationSource.MODIFIED);
            case REJECT, UNDO -> null;
        };
    }

    void apply(BulkAction action) {
        shelved = annotation;
        BulkOrder order = action.order();
        move(statusAfter(order.kind()), action.id());
        annotation = switch (order.kind()) {
            case ACCEPT -> new Made(predicted.label(), AnnotationSource.ACCEPTED);
            case RELABEL -> new Made(order.target(), AnnotationSource.MODIFIED);
            default -> null;
        };
    }

    void takeBack(BulkKind kind, ReviewState before) {
        move(before, null);
        annotation = kind == BulkKind.RESET ? shelved : null;
    }

    private void move(ReviewState to, @Nullable Long by) {
        status = to;
        version++;
        action = by;
    }

    private static ReviewState statusAfter(BulkKind kind) {
        return switch (kind) {
            case ACCEPT -> ReviewState.ACCEPTED;
            case REJECT -> ReviewState.REJECTED;
            case RELABEL -> ReviewState.MODIFIED;
            default -> ReviewState.PENDING;
        };
    }
}
