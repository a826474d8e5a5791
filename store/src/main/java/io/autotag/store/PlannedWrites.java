package io.autotag.store;

import io.autotag.mask.Mask;
import io.autotag.review.ReviewState;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows that a save will write, as JSON objects; an accepted prediction gives its annotation its origin by value. */
final class PlannedWrites {

    private final Supplier<String> uids;
    private final ToIntFunction<String> labelIds;
    private final Map<PredictionKey, ReviewState> statuses = new LinkedHashMap<>();
    private final List<Map<String, @Nullable Object>> predictions = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> inserts = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> updates = new ArrayList<>();
    private final List<String> deletes = new ArrayList<>();
    private final List<EventDraft> events = new ArrayList<>();

    /** @param labelIds of the labels of the taxonomy */
    PlannedWrites(Supplier<String> uids, ToIntFunction<String> labelIds) {
        this.uids = uids;
        this.labelIds = labelIds;
    }

    List<Map<String, @Nullable Object>> predictions() {
        return predictions;
    }

    /** The sets of which predictions are written, also where only a version counts up: whoever copies them must see that. */
    LongStream decidedSets() {
        return statuses.keySet().stream().mapToLong(PredictionKey::setId).distinct();
    }

    List<Map<String, @Nullable Object>> inserts() {
        return inserts;
    }

    List<Map<String, @Nullable Object>> updates() {
        return updates;
    }

    List<String> deletes() {
        return deletes;
    }

    /** The uids of annotations that are new or changed. */
    List<String> written() {
        return Stream.concat(inserts.stream(), updates.stream())
                .map(row -> String.valueOf(row.get("uid")))
                .toList();
    }

    List<EventDraft> events() {
        return events;
    }

    ReviewState statusOf(PredictionNow prediction) {
        return statuses.getOrDefault(prediction.key(), prediction.status());
    }

    /** @throws StoreException INVALID when something else of the save speaks of the same prediction */
    void decide(PredictionNow prediction, ReviewState next) {
        if (statuses.put(prediction.key(), next) != null) {
            throw StoreException.invalid("One save decides once on each prediction and its annotation.");
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("shard", prediction.shard());
        row.put("set_id", prediction.key().setId());
        row.put("seq", prediction.key().seq());
        row.put("status", next.code());
        predictions.add(row);
    }

    /** @return the new annotation's uid */
    String insert(Content content, AnnotationSource source, @Nullable PredictionNow origin) {
        String uid = uids.get();
        Map<String, @Nullable Object> row = row(uid, content, source);
        row.put("kind", Words.of(content.kind()));
        if (origin != null) {
            row.put("src_set", origin.key().setId());
            row.put("src_seq", origin.key().seq());
            row.put("model_version_id", origin.modelVersionId());
            row.put("run_id", origin.version().runId());
            row.put("confidence", origin.confidence());
            row.put("score", origin.score());
        }
        inserts.add(row);
        return uid;
    }

    /** @param source null: as it was */
    void update(String uid, Content content, @Nullable AnnotationSource source) {
        updates.add(row(uid, content, source));
    }

    void delete(String uid) {
        deletes.add(uid);
    }

    void log(EventDraft event) {
        events.add(event);
    }

    /** As PostgreSQL reads bytes out of a text. */
    private static String hex(Mask mask) {
        return "\\x" + HexFormat.of().formatHex(mask.toBytes());
    }

    private Map<String, @Nullable Object> row(String uid, Content content, @Nullable AnnotationSource source) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        Box box = content.box();
        row.put("uid", uid);
        row.put("label_id", labelIds.applyAsInt(content.label()));
        row.put("x", box == null ? null : box.x());
        row.put("y", box == null ? null : box.y());
        row.put("w", box == null ? null : box.w());
        row.put("h", box == null ? null : box.h());
        row.put("geometry", content.mask() == null ? null : hex(content.mask()));
        row.put("attributes", content.attributes());
        row.put("source", source == null ? null : source.code());
        return row;
    }
}
