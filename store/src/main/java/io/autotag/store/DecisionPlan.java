package io.autotag.store;

import io.autotag.review.ReviewEvent;
import io.autotag.review.ReviewState;
import io.autotag.review.ReviewTransitions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What decisions on predictions mean for them and for the annotations that stem from them. Pure. */
final class DecisionPlan {

    private final ItemNow now;
    private final PlannedWrites writes;

    DecisionPlan(ItemNow now, PlannedWrites writes) {
        this.now = now;
        this.writes = writes;
    }

    void decide(Decision decision) {
        PredictionNow prediction = now.prediction(decision.prediction()).orElseThrow();
        if (!prediction.visible()) {
            throw StoreException.invalid(
                    "The prediction %s is of a model version that is hidden: it cannot be decided on."
                            .formatted(prediction.key().uid()));
        }
        if (prediction.target() == null) {
            throw StoreException.invalid("The project ignores the label \"%s\": its predictions cannot be decided on."
                    .formatted(prediction.label()));
        }
        Optional<StoredAnnotation> existing = now.annotationOf(prediction.key());
        ReviewState next = next(prediction, decision.event());
        if (decision.event() == ReviewEvent.REJECT || decision.event() == ReviewEvent.UNDO) {
            withdraw(prediction, decision.event(), next, existing);
        } else {
            confirm(prediction, decision.event(), next, existing, wanted(decision, prediction, existing));
        }
    }

    static ReviewState next(PredictionNow prediction, ReviewEvent event) {
        if (!ReviewTransitions.allows(prediction.status(), event)) {
            throw StoreException.invalid("The prediction %s is %s: %s is not possible."
                    .formatted(prediction.key().uid(), Words.of(prediction.status()), Words.of(event)));
        }
        return ReviewTransitions.next(prediction.status(), event);
    }

    /** Accepting goes back to what the model said; modifying keeps what was modified before. */
    private static Content wanted(Decision decision, PredictionNow prediction, Optional<StoredAnnotation> existing) {
        boolean modified = decision.event() == ReviewEvent.MODIFY;
        Optional<StoredAnnotation> base = modified ? existing : Optional.empty();
        if (decision.box() != null && prediction.level() == Level.IMAGE) {
            throw StoreException.invalid("A tag of the whole picture has no box.");
        }
        String label = base.map(StoredAnnotation::label).orElseGet(prediction::shownLabel);
        Box known = base.map(StoredAnnotation::box).orElse(prediction.box());
        Box box = decision.box() == null ? known : decision.box();
        return new Content(
                decision.label() == null ? label : decision.label(),
                AnnotationKind.of(prediction.level()),
                box,
                Content.maskFor(box, base, Optional.of(prediction)),
                decision.attributes().isEmpty() ? null : decision.attributes());
    }

    void confirm(
            PredictionNow prediction,
            ReviewEvent event,
            ReviewState next,
            Optional<StoredAnnotation> existing,
            Content content) {
        Content checked = event == ReviewEvent.MODIFY ? content.checked(now) : checkedAttributes(content);
        AnnotationSource source = event == ReviewEvent.MODIFY ? AnnotationSource.MODIFIED : AnnotationSource.ACCEPTED;
        writes.decide(prediction, next);
        Content fitting =
                existing.map(annotation -> fitting(annotation, checked)).orElse(checked);
        String uid = existing.map(StoredAnnotation::uid).orElseGet(() -> writes.insert(fitting, source, prediction));
        existing.ifPresent(annotation -> writes.update(annotation.uid(), fitting, source));
        Map<String, @Nullable Object> after = after(next, LoggedContent.of(fitting, existing));
        log(Words.of(event), prediction, uid, before(prediction, existing), after);
    }

    /** A model's own box is taken as it is, even where it reaches over an edge. */
    private Content checkedAttributes(Content content) {
        new Content(content.label(), content.kind(), null, null, content.attributes()).checked(now);
        return content;
    }

    /** Attributes belong to a label: with another label they go, unless new ones come. */
    static Content fitting(StoredAnnotation annotation, Content content) {
        if (content.attributes() != null || content.label().equals(annotation.label())) {
            return content;
        }
        return new Content(content.label(), content.kind(), content.box(), content.mask(), Map.of());
    }

    void withdraw(PredictionNow prediction, ReviewEvent event, ReviewState next, Optional<StoredAnnotation> existing) {
        writes.decide(prediction, next);
        existing.ifPresent(annotation -> writes.delete(annotation.uid()));
        @Nullable String uid = existing.map(StoredAnnotation::uid).orElse(null);
        Map<String, @Nullable Object> after = after(next, LoggedContent.of(prediction));
        log(Words.of(event), prediction, uid, before(prediction, existing), after);
    }

    private void log(
            String kind,
            PredictionNow prediction,
            @Nullable String annotationUid,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        writes.log(new EventDraft(kind, prediction.key(), annotationUid, before, after));
    }

    private static Map<String, @Nullable Object> before(PredictionNow prediction, Optional<StoredAnnotation> existing) {
        Map<String, @Nullable Object> content =
                existing.map(LoggedContent::of).orElseGet(() -> LoggedContent.of(prediction));
        return after(prediction.status(), content);
    }

    private static Map<String, @Nullable Object> after(ReviewState state, Map<String, @Nullable Object> content) {
        Map<String, @Nullable Object> logged = new LinkedHashMap<>();
        logged.put("status", Words.of(state));
        logged.putAll(content);
        return logged;
    }
}
