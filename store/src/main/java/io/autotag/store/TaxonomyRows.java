package io.autotag.store;

import io.autotag.review.AttributeKind;
import io.autotag.review.AttributeRule;
import io.autotag.review.AttributeRules;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a project's taxonomy. */
final class TaxonomyRows {

    private static final String PUT =
            """
            INSERT INTO project_label (project_id, label_id, position, colour, hot_key)
            SELECT ?, l.id, g.position, g.colour, g.hot_key
            FROM jsonb_to_recordset(?::jsonb) AS g(name text, position integer, colour text, hot_key text)
            JOIN label l ON l.org_id = ? AND l.name = g.name
            ORDER BY l.id
            ON CONFLICT (project_id, label_id) DO UPDATE
                SET position = excluded.position, colour = excluded.colour, hot_key = excluded.hot_key""";

    private static final String PUT_ATTRIBUTES =
            """
            INSERT INTO label_attribute (project_id, label_id, name, position, kind, choices, minimum, maximum)
            SELECT ?, l.id, g.name, g.position, g.kind, g.choices, g.minimum, g.maximum
            FROM jsonb_to_recordset(?::jsonb) AS g(label text, name text, position integer, kind text, choices text[],
                                                   minimum double precision, maximum double precision)
            JOIN label l ON l.org_id = ? AND l.name = g.label
            ORDER BY l.id, g.position""";

    private TaxonomyRows() {}

    /** The labels with their ids, in the taxonomy's order. */
    static Map<Integer, ProjectLabel> of(Transaction tx, long projectId) {
        Map<Integer, List<AttributeRule>> rules = rules(tx, projectId);
        Map<Integer, ProjectLabel> labels = new LinkedHashMap<>();
        tx.sql(
                        "SELECT l.id, l.name, p.colour, p.hot_key FROM project_label p JOIN label l ON l.id = p.label_id"
                                + " WHERE p.project_id = ? ORDER BY p.position, l.name",
                        projectId)
                .list(row -> labels.put(row.integer("id"), label(row, rules)) == null);
        return labels;
    }

    /** Adds the label behind the others, or replaces what it looks like and carries. */
    static void put(Transaction tx, Project project, ProjectLabel label) {
        int position = tx.sql(
                        """
                        SELECT coalesce(max(p.position) FILTER (WHERE l.name = ?), max(p.position) + 1, 0) AS position
                        FROM project_label p JOIN label l ON l.id = p.label_id WHERE p.project_id = ?""",
                        label.name(),
                        project.id())
                .one(row -> row.integer("position"));
        put(tx, project, List.of(label), position);
    }

    /**
     * Puts the labels one behind the other, in as many statements as for one.
     *
     * @param first position of the first among the project's labels, from 0
     */
    static void put(Transaction tx, Project project, List<ProjectLabel> labels, int first) {
        List<String> names = labels.stream().map(ProjectLabel::name).toList();
        LabelRows.note(tx, project.orgId(), names);
        tx.sql(PUT, project.id(), TaxonomyJson.labels(labels, first), project.orgId())
                .update();
        tx.sql(
                        "DELETE FROM label_attribute a USING label l"
                                + " WHERE a.project_id = ? AND l.id = a.label_id AND l.name = ANY (?)",
                        project.id(),
                        names)
                .update();
        tx.sql(PUT_ATTRIBUTES, project.id(), TaxonomyJson.attributes(labels), project.orgId())
                .update();
    }

    /** Takes every hot key away, so that labels can swap theirs. */
    static void freeHotKeys(Transaction tx, long projectId) {
        tx.sql("UPDATE project_label SET hot_key = NULL WHERE project_id = ? AND hot_key IS NOT NULL", projectId)
                .update();
    }

    private static Map<Integer, List<AttributeRule>> rules(Transaction tx, long projectId) {
        Map<Integer, List<AttributeRule>> rules = new LinkedHashMap<>();
        tx.sql(
                        "SELECT label_id, name, kind, choices, minimum, maximum FROM label_attribute"
                                + " WHERE project_id = ? ORDER BY label_id, position",
                        projectId)
                .list(row -> rules.computeIfAbsent(row.integer("label_id"), id -> new ArrayList<>())
                        .add(rule(row)));
        return rules;
    }

    private static ProjectLabel label(Row row, Map<Integer, List<AttributeRule>> rules) throws SQLException {
        List<AttributeRule> own = rules.getOrDefault(row.integer("id"), List.of());
        return new ProjectLabel(
                row.text("name"), row.text("colour"), row.textOrNull("hot_key"), new AttributeRules(own));
    }

    private static AttributeRule rule(Row row) throws SQLException {
        return new AttributeRule(
                row.text("name"),
                row.constant("kind", AttributeKind.class),
                row.texts("choices"),
                limit(row, "minimum"),
                limit(row, "maximum"));
    }

    private static @Nullable Double limit(Row row, String column) throws SQLException {
        return row.isNull(column) ? null : row.decimal(column);
    }

    /** @throws StoreException NOT_FOUND when the project has no such label */
    static int idOf(Transaction tx, Project project, String name) {
        return tx.sql(
                        "SELECT l.id FROM project_label p JOIN label l ON l.id = p.label_id"
                                + " WHERE p.project_id = ? AND l.name = ?",
                        project.id(),
                        name)
                .first(row -> row.integer("id"))
                .orElseThrow(() -> StoreException.notFound("label in the project's taxonomy"));
    }
}
