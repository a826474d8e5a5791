package io.autotag.store;

import java.util.List;

/** Writes the log. Rows are only ever added, in the transaction that does what they say. */
public final class ReviewEvents {

    private static final String ADD =
            """
            INSERT INTO review_event (project_id, item_id, actor, kind, set_id, seq, annotation_uid, before, after)
            SELECT ?, ?, ?, n.kind, n.set_id, n.seq, n.annotation_uid, n.before::jsonb, n.after::jsonb
            FROM unnest(?, ?, ?, ?, ?, ?) WITH ORDINALITY AS n(kind, set_id, seq, annotation_uid, before, after, nth)
            ORDER BY n.nth""";

    /**
     * Makes the log's partitions of this month and the following ones that are missing; to be called now and then, well
     * before a month begins.
     *
     * @return how many were made
     */
    public int extend(Transaction tx, int months) {
        return tx.sql("SELECT review_event_extend(?) AS made", months).one(row -> row.integer("made"));
    }

    static void add(RoundTrip trip, long projectId, long itemId, long actor, List<EventDraft> events) {
        if (!events.isEmpty()) {
            Columns<EventDraft> columns = new Columns<>(events);
            trip.add(
                    ADD,
                    projectId,
                    itemId,
                    actor,
                    columns.texts(EventDraft::kind),
                    columns.numbers(one -> one.ofPrediction(PredictionKey::setId)),
                    columns.integers(one -> one.ofPrediction(PredictionKey::seq)),
                    columns.texts(EventDraft::annotationUid),
                    columns.texts(one -> JsonText.of(one.before())),
                    columns.texts(one -> JsonText.of(one.after())));
        }
    }
}
