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
    static void put(Transaction tx, long orgId, long projectId, ProjectLabel label) {
        LabelRows.note(tx, orgId, label.name());
        int id = tx.sql(
                        """
                        INSERT INTO project_label (project_id, label_id, position, colour, hot_key)
                        SELECT ?, l.id, (SELECT coalesce(max(position), -1) + 1 FROM project_label WHERE project_id = ?),
                               ?, ?
                        FROM label l WHERE l.org_id = ? AND l.name = ?
                        ON CONFLICT (project_id, label_id) DO UPDATE
                            SET colour = excluded.colour, hot_key = excluded.hot_key
                        RETURNING label_id""",
                        projectId,
                        projectId,
                        label.colour(),
                        label.hotKey(),
                        orgId,
                        label.name())
                .one(row -> row.integer("label_id"));
        tx.sql("DELETE FROM label_attribute WHERE project_id = ? AND label_id = ?", projectId, id)
                .update();
        int position = 0;
        for (AttributeRule rule : label.attributes().rules()) {
            add(tx, projectId, id, position, rule);
            position++;
        }
    }

    /** Takes every hot key away, so that labels can swap theirs. */
    static void freeHotKeys(Transaction tx, long projectId) {
        tx.sql("UPDATE project_label SET hot_key = NULL WHERE project_id = ? AND hot_key IS NOT NULL", projectId)
                .update();
    }

    /** @param position among the labels, from 0 */
    static void place(Transaction tx, Project project, String name, int position) {
        tx.sql(
                        "UPDATE project_label SET position = ? WHERE project_id = ? AND label_id = ?",
                        position,
                        project.id(),
                        idOf(tx, project, name))
                .update();
    }

    private static void add(Transaction tx, long projectId, int labelId, int position, AttributeRule rule) {
        tx.sql(
                        "INSERT INTO label_attribute (project_id, label_id, name, position, kind, choices, minimum, maximum)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        projectId,
                        labelId,
                        rule.name(),
                        position,
                        Words.of(rule.kind()),
                        rule.choices(),
                        rule.minimum(),
                        rule.maximum())
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
