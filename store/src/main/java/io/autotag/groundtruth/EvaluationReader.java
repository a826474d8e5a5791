package io.autotag.groundtruth;

import io.autotag.query.sql.SqlFragment;
import io.autotag.search.QueriedItems;
import io.autotag.store.Level;
import io.autotag.store.ModelVersion;
import io.autotag.store.Project;
import io.autotag.store.Row;
import io.autotag.store.Transaction;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judges versions by items of which everything is known on their level: imported ones, as soon as the import has come to its end,
 * by what was imported or drawn, reviewed ones by what people confirmed or drew. That an import of boxes names no label of the
 * whole picture says nothing of one.
 */
public final class EvaluationReader {

    /** The newest so many: more would not fit the memory. */
    public static final int MOST_ITEMS = 50_000;

    private static final String KNOWN =
            """
             AND (EXISTS (SELECT 1 FROM imported_truth t
                          WHERE t.project_id = ? AND t.item_id = q.id AND t.level = ?)
                  OR EXISTS (SELECT 1 FROM project_item r
                             WHERE r.project_id = ? AND r.item_id = q.id AND r.state = 'reviewed'))""";

    private static final String LOOKED_AT =
            """
             AND EXISTS (SELECT 1 FROM prediction_set s JOIN set_item i ON i.set_id = s.id AND i.item_id = q.id
                         WHERE s.project_id = ? AND s.model_version_id = ?)""";

    private static final String TRUTHS =
            """
            SELECT a.item_id, a.label_id, a.x, a.y, a.w, a.h, a.crowd FROM annotation a
            WHERE a.project_id = ? AND a.item_id = ANY (?) AND a.deleted_at IS NULL AND a.kind = ?
              AND (a.source IN (0, 3)
                   OR NOT EXISTS (SELECT 1 FROM imported_truth t
                                  WHERE t.project_id = a.project_id AND t.item_id = a.item_id AND t.level = ?))
            ORDER BY a.id""";

    private static final String FINDINGS =
            """
            SELECT p.item_id, m.target_label_id AS label_id, p.x, p.y, p.w, p.h, p.confidence, p.score
            FROM prediction_set s
            JOIN prediction p ON p.shard = s.shard AND p.set_id = s.id
            JOIN label_map m ON m.project_id = s.project_id AND m.model_version_id = s.model_version_id
                 AND m.label_id = p.label_id
            WHERE s.project_id = ? AND s.model_version_id = ? AND p.item_id = ANY (?) AND p.level = ?
              AND m.target_label_id IS NOT NULL
            ORDER BY p.item_id, p.seq""";

    private final int mostItems;

    public EvaluationReader() {
        this(MOST_ITEMS);
    }

    /** @param mostItems how many items count at most */
    EvaluationReader(int mostItems) {
        this.mostItems = mostItems;
    }

    /**
     * Judges a version by the items of a query that it has looked at.
     *
     * @throws io.autotag.store.StoreException INVALID when the query cannot be understood
     */
    public Evaluation evaluate(Transaction tx, Project project, ModelVersion version, String query) {
        return evaluate(
                tx, project, version, labels(tx, project, version).keySet(), items(tx, project, query, version));
    }

    /** The project's labels that the version can give, by their ids. */
    public Map<Integer, String> labels(Transaction tx, Project project, ModelVersion version) {
        return tx
                .sql(
                        """
                        SELECT DISTINCT l.id, l.name FROM label_map m JOIN label l ON l.id = m.target_label_id
                        WHERE m.project_id = ? AND m.model_version_id = ?""",
                        project.id(),
                        version.id())
                .list(row -> Map.entry(row.integer("id"), row.text("name")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The items of the query of which everything is known on these versions' levels and which all of them have looked at. */
    KnownItems items(Transaction tx, Project project, String query, ModelVersion... versions) {
        SqlFragment statement = SqlFragment.of("SELECT q.id FROM (")
                .then(new QueriedItems().itemIds(tx, project.id(), query))
                .then(") q WHERE true ");
        for (Level level : levels(versions)) {
            statement = statement.then(KNOWN, project.id(), level.code(), project.id());
        }
        for (ModelVersion version : versions) {
            statement = statement.then(LOOKED_AT, project.id(), version.id());
        }
        List<Long> newest = tx.sql(statement.then(" ORDER BY q.id DESC LIMIT ?", mostItems + 1))
                .list(row -> row.number("id"));
        boolean complete = newest.size() <= mostItems;
        return new KnownItems(new TreeSet<>(complete ? newest : newest.subList(0, mostItems)), complete);
    }

    private static Set<Level> levels(ModelVersion... versions) {
        return Arrays.stream(versions).map(ModelVersion::level).collect(Collectors.toSet());
    }

    Evaluation evaluate(Transaction tx, Project project, ModelVersion version, Set<Integer> labels, KnownItems items) {
        long[] ids = items.ids().stream().mapToLong(Long::longValue).toArray();
        String kind = version.level() == Level.OBJECT ? "bounding_box" : "classification";
        List<Truth> truths = tx.sql(
                        TRUTHS, project.id(), ids, kind, version.level().code())
                .list(row -> new Truth(row.number("item_id"), row.integer("label_id"), box(row), row.truth("crowd")));
        List<Finding> findings = tx.sql(FINDINGS, project.id(), version.id(), ids, (short)
                        version.level().code())
                .list(row -> new Finding(
                        row.number("item_id"),
                        row.integer("label_id"),
                        box(row),
                        row.real("confidence"),
                        row.real("score") >= 0));
        return Evaluation.of(items, labels, truths, findings);
    }

    private static Rectangle box(Row row) throws SQLException {
        return row.isNull("x")
                ? Rectangle.PICTURE
                : new Rectangle(row.real("x"), row.real("y"), row.real("w"), row.real("h"));
    }
}
