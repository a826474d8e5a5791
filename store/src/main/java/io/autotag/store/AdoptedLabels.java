package io.autotag.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Labels that come into a project from outside, with the annotations that carry them. */
public final class AdoptedLabels {

    private AdoptedLabels() {}

    /** Makes these labels of the project, behind those it has, and says which of them are new. */
    public static List<String> adopt(Transaction tx, Project project, Collection<String> names) {
        List<String> wanted = List.copyOf(names);
        TaxonomyLock.change(tx, project.id());
        LabelRows.note(tx, project.orgId(), wanted);
        return tx.sql(
                        "WITH added AS (INSERT INTO project_label (project_id, label_id, position, colour)"
                                + " SELECT ?, id, n, (" + LabelMapRows.PALETTE + ")[n % 12 + 1]"
                                + " FROM (SELECT l.id, row_number() OVER (ORDER BY l.name) - 1"
                                + " + (SELECT coalesce(max(position), -1) + 1 FROM project_label WHERE project_id = ?) AS n"
                                + " FROM label l WHERE l.org_id = ? AND l.name = ANY (?) AND NOT EXISTS ("
                                + "SELECT 1 FROM project_label p WHERE p.project_id = ? AND p.label_id = l.id)) fresh"
                                + " ORDER BY id ON CONFLICT DO NOTHING RETURNING label_id)"
                                + " SELECT l.name FROM added JOIN label l ON l.id = added.label_id ORDER BY l.name",
                        project.id(),
                        project.id(),
                        project.orgId(),
                        wanted,
                        project.id())
                .list(row -> row.text("name"));
    }

    /** The ids of the project's labels by their texts. */
    public static Map<String, Integer> ids(Transaction tx, Project project) {
        return tx
                .sql(
                        "SELECT l.name, l.id FROM project_label p JOIN label l ON l.id = p.label_id WHERE p.project_id = ?",
                        project.id())
                .list(row -> Map.entry(row.text("name"), row.integer("id")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
