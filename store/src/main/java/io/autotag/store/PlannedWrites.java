package io.autotag.store;

import io.autotag.review.ReviewState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a save will write. */
final class PlannedWrites {

    private final Supplier<String> uids;
    private final ToIntFunction<String> labelIds;
    private final Map<PredictionKey, PlannedDecision> decisions = new LinkedHashMap<>();
    private final List<PlannedAnnotation> inserts = new ArrayList<>();
    private final List<PlannedAnnotation> updates = new ArrayList<>();
    private final List<String> deletes = new ArrayList<>();
    private final List<EventDraft> events = new ArrayList<>();

    /** @param labelIds of the labels of the taxonomy */
    PlannedWrites(Supplier<String> uids, ToIntFunction<String> labelIds) {
        this.uids = uids;
        this.labelIds = labelIds;
    }

    List<PlannedDecision> decisions() {
        return List.copyOf(decisions.values());
    }

    /** The sets of which predictions are written, also where only a version counts up: whoever copies them must see that. */
    LongStream decidedSets() {
        return decisions.keySet().stream().mapToLong(PredictionKey::setId).distinct();
    }

    List<PlannedAnnotation> inserts() {
        return inserts;
    }

    List<PlannedAnnotation> updates() {
        return updates;
    }

    List<String> deletes() {
        return deletes;
    }

    /** The uids of annotations that are new or changed. */
    List<String> written() {
        return Stream.concat(inserts.stream(), updates.stream())
                .map(PlannedAnnotation::uid)
                .toList();
    }

    List<EventDraft> events() {
        return events;
    }

    ReviewState statusOf(PredictionNow prediction) {
        PlannedDecision decision = decisions.get(prediction.key());
        return decision == null ? prediction.status() : decision.next();
    }

    /** @throws StoreException INVALID when something else of the save speaks of the same prediction */
    void decide(PredictionNow prediction, ReviewState next) {
        if (decisions.put(prediction.key(), new PlannedDecision(prediction, next)) != null) {
            throw StoreException.invalid("One save decides once on each prediction and its annotation.");
        }
    }

    /** @return the new annotation's uid */
    String insert(Content content, AnnotationSource source, @Nullable PredictionNow origin) {
        String uid = uids.get();
        inserts.add(annotation(uid, content, source, origin));
        return uid;
    }

    /** @param source null: as it was */
    void update(String uid, Content content, @Nullable AnnotationSource source) {
        updates.add(annotation(uid, content, source, null));
    }

    void delete(String uid) {
        deletes.add(uid);
    }

    void log(EventDraft event) {
        events.add(event);
    }

    private PlannedAnnotation annotation(
            String uid, Content content, @Nullable AnnotationSource source, @Nullable PredictionNow origin) {
        return new PlannedAnnotation(uid, labelIds.applyAsInt(content.label()), content, source, origin);
    }
}
