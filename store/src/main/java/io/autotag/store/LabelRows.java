package io.autotag.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The labels of an organisation, and which of them a model version gives. */
final class LabelRows {

    private LabelRows() {}

    /** Adds the version's outputs. */
    static void add(Transaction tx, long orgId, long versionId, List<String> labels) {
        note(tx, orgId, labels);
        tx.sql(
                        "INSERT INTO model_label (model_version_id, position, label_id)"
                                + " SELECT ?, given.position - 1, label.id"
                                + " FROM unnest(?) WITH ORDINALITY AS given(name, position)"
                                + " JOIN label ON label.org_id = ? AND label.name = given.name",
                        versionId,
                        labels,
                        orgId)
                .update();
    }

    /** Makes the labels known to the organisation; sorted, so that two who do it at once cannot block each other. */
    static void note(Transaction tx, long orgId, List<String> names) {
        tx.sql(
                        "INSERT INTO label (org_id, name) SELECT ?, name FROM unnest(?) AS name GROUP BY name"
                                + " ORDER BY name ON CONFLICT DO NOTHING",
                        orgId,
                        names)
                .update();
    }

    /** Their texts in the order of the outputs. */
    static List<String> of(Transaction tx, long versionId) {
        return of(tx, new long[] {versionId}).getOrDefault(versionId, List.of());
    }

    /** The same of many versions, by their ids. */
    static Map<Long, List<String>> of(Transaction tx, long[] versionIds) {
        Map<Long, List<String>> labels = new HashMap<>();
        tx.sql(
                        "SELECT m.model_version_id, l.name FROM model_label m JOIN label l ON l.id = m.label_id"
                                + " WHERE m.model_version_id = ANY (?) ORDER BY m.model_version_id, m.position",
                        versionIds)
                .list(row -> labels.computeIfAbsent(row.number("model_version_id"), id -> new ArrayList<>())
                        .add(row.text("name")));
        return labels;
    }

    /** The id of each of them. */
    static Map<String, Integer> idsOf(Transaction tx, long versionId) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        tx.sql(
                        "SELECT l.name, l.id FROM model_label m JOIN label l ON l.id = m.label_id"
                                + " WHERE m.model_version_id = ?",
                        versionId)
                .list(row -> ids.put(row.text("name"), row.integer("id")) == null);
        return Map.copyOf(ids);
    }
}
