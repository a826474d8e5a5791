package io.autotag.store;

import io.autotag.review.ReviewEvent;
import io.autotag.review.ReviewState;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people's own annotations, and their changes of earlier ones, mean. Pure. */
final class AnnotationPlan {

    private final ItemNow now;
    private final PlannedWrites writes;
    private final DecisionPlan decisions;

    AnnotationPlan(ItemNow now, PlannedWrites writes, DecisionPlan decisions) {
        this.now = now;
        this.writes = writes;
        this.decisions = decisions;
    }

    void change(AnnotationChange change) {
        StoredAnnotation annotation = now.annotation(change.uid()).orElseThrow();
        if (change.box() != null && annotation.kind() == AnnotationKind.CLASSIFICATION) {
            throw StoreException.invalid("A tag of the whole picture has no box.");
        }
        Optional<PredictionNow> origin = origin(annotation);
        Box box = change.box() == null ? annotation.box() : change.box();
        Content wanted = new Content(
                        change.label() == null ? annotation.label() : change.label(),
                        annotation.kind(),
                        box,
                        Content.maskFor(box, Optional.of(annotation), origin),
                        change.attributes())
                .checked(now);
        boolean attributesOnly = change.label() == null && change.box() == null;
        if (origin.isPresent() && !attributesOnly) {
            ReviewState next = DecisionPlan.next(origin.get(), ReviewEvent.MODIFY);
            decisions.confirm(origin.get(), ReviewEvent.MODIFY, next, Optional.of(annotation), wanted);
            return;
        }
        origin.ifPresent(prediction -> writes.decide(prediction, prediction.status()));
        Content fitting = DecisionPlan.fitting(annotation, wanted);
        writes.update(annotation.uid(), fitting, null);
        Map<String, @Nullable Object> after = LoggedContent.of(fitting, Optional.of(annotation));
        log("change", annotation.uid(), LoggedContent.of(annotation), after);
    }

    void remove(AnnotationRemoval removal) {
        StoredAnnotation annotation = now.annotation(removal.uid()).orElseThrow();
        Optional<PredictionNow> origin = origin(annotation);
        if (origin.isPresent()) {
            ReviewState next = DecisionPlan.next(origin.get(), ReviewEvent.REJECT);
            decisions.withdraw(origin.get(), ReviewEvent.REJECT, next, Optional.of(annotation));
            return;
        }
        writes.delete(annotation.uid());
        log("remove", annotation.uid(), LoggedContent.of(annotation), Map.of());
    }

    /** @return the new annotation's uid */
    String add(NewAnnotation annotation) {
        Content content = new Content(
                        annotation.label(), annotation.kind(), annotation.box(), null, annotation.attributes())
                .checked(now);
        String uid = writes.insert(content, AnnotationSource.HUMAN, null);
        log("add", uid, Map.of(), LoggedContent.of(content, Optional.empty()));
        return uid;
    }

    private Optional<PredictionNow> origin(StoredAnnotation annotation) {
        PredictionKey origin = annotation.origin();
        return origin == null ? Optional.empty() : now.prediction(origin);
    }

    private void log(
            String kind, String uid, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        writes.log(new EventDraft(kind, null, uid, before, after));
    }
}
