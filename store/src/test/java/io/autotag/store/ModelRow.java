package io.autotag.store;

import io.autotag.review.ReviewEvent;
import io.autotag.review.ReviewState;
import io.autotag.review.ReviewTransitions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A prediction in the model of reviews, with the annotation that stems from it. */
final class ModelRow {

    final NewPrediction predicted;
    final long runId;
    ReviewState status = ReviewState.PENDING;
    int version;

    @Nullable
    Long action;

    @Nullable
    ModelAnnotation annotation;

    /** What a reset took away, in case that is taken back. */
    private @Nullable ModelAnnotation shelved;

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

    /** What people see: the annotation, or where there is none what the model said. */
    ModelAnnotation shown() {
        return annotation != null ? annotation : ModelAnnotation.accepted(predicted, Map.of());
    }

    /** A person decides; attributes that are not named stay where the label does. */
    void decide(Decision decision) {
        ModelAnnotation shown = shown();
        @Nullable Map<String, Object> named = decision.attributes().isEmpty() ? null : decision.attributes();
        move(ReviewTransitions.next(status, decision.event()), null);
        annotation = switch (decision.event()) {
            case ACCEPT ->
                ModelAnnotation.accepted(predicted, named == null ? shown.attributesAs(predicted.label()) : named);
            case MODIFY ->
                shown.changed(decision.label(), decision.box(), named, predicted)
                        .from(AnnotationSource.MODIFIED);
            case REJECT, UNDO -> null;
        };
    }

    /** A person changes the annotation; other attributes alone are no other decision. */
    void change(AnnotationChange change) {
        boolean modifies = change.label() != null || change.box() != null;
        ModelAnnotation changed = shown().changed(change.label(), change.box(), change.attributes(), predicted);
        move(modifies ? ReviewTransitions.next(status, ReviewEvent.MODIFY) : status, null);
        annotation = modifies ? changed.from(AnnotationSource.MODIFIED) : changed;
    }

    /** A person removes the annotation. */
    void remove() {
        move(ReviewTransitions.next(status, ReviewEvent.REJECT), null);
        annotation = null;
    }

    void apply(BulkAction action) {
        shelved = annotation;
        BulkOrder order = action.order();
        move(statusAfter(order.kind()), action.id());
        annotation = switch (order.kind()) {
            case ACCEPT -> ModelAnnotation.accepted(predicted, Map.of());
            case RELABEL ->
                ModelAnnotation.accepted(predicted, Map.of())
                        .changed(order.target(), null, null, predicted)
                        .from(AnnotationSource.MODIFIED);
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
