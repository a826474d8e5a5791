package io.autotag.ops;

import io.autotag.ops.cli.ApiClient;
import io.autotag.store.AccountRepository;
import io.autotag.store.Database;
import io.autotag.store.Role;
import io.autotag.store.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Annotators of a site's first organisation, and what is kept of what they saved in a project. */
record Reviewers(Site site, String project) {

    /**
     * Finished items and who finished them: with one save and only events of that person, and with an annotation of that
     * person's for each suggestion that was to be decided, as it was suggested.
     */
    private static final String KEPT =
            """
            SELECT i.uid, u.login FROM project j
            JOIN project_item q ON q.project_id = j.id AND q.state = 'reviewed'
            JOIN item i ON i.id = q.item_id
            JOIN app_user u ON u.id = q.reviewer
            WHERE j.uid = ?
              AND ARRAY[u.id] = ARRAY(SELECT s.user_id FROM review_save s WHERE s.project_id = j.id AND s.item_id = i.id)
              AND (SELECT every(e.actor = u.id) FROM review_event e WHERE e.project_id = j.id AND e.item_id = i.id)
              AND (SELECT count(*) FROM annotation a
                   WHERE a.project_id = j.id AND a.item_id = i.id AND a.deleted_at IS NULL)
                = (SELECT count(*) FROM prediction d JOIN prediction_set t ON t.id = d.set_id AND t.project_id = j.id
                   WHERE d.item_id = i.id AND d.score >= 0)
              AND NOT EXISTS (
                SELECT 1 FROM prediction d JOIN prediction_set t ON t.id = d.set_id AND t.project_id = j.id
                WHERE d.item_id = i.id AND d.score >= 0 AND NOT (d.status = 1 AND d.version = 1 AND EXISTS (
                  SELECT 1 FROM annotation a JOIN label m ON m.id = a.label_id JOIN label l ON l.id = d.label_id
                  WHERE a.project_id = j.id AND a.item_id = i.id AND a.deleted_at IS NULL AND a.created_by = u.id
                    AND a.src_set = d.set_id AND a.src_seq = d.seq AND m.name = l.name
                    AND (a.x, a.y, a.w, a.h) IS NOT DISTINCT FROM (d.x, d.y, d.w, d.h))))
            """;

    private static final String SAVED_TWICE =
            """
            SELECT i.uid FROM project j
            JOIN review_save s ON s.project_id = j.id
            JOIN item i ON i.id = s.item_id
            WHERE j.uid = ? GROUP BY i.uid HAVING count(*) > 1
            """;

    /** The API as somebody new meets it. */
    static ApiClient annotator(Site site, String login) {
        try (Database database = Database.open(site.databaseSettings())) {
            User user = database.inTransaction(tx -> new AccountRepository()
                    .createUser(
                            tx, tx.sql("SELECT min(id) AS id FROM organisation").one(row -> row.number("id")), login));
            return site.api(IssuedKey.of(database, user, Role.ANNOTATOR));
        }
    }

    /** Uids of items of which everything that was decided is there, once, each with who decided it. */
    List<String> kept() throws SQLException {
        return uids(KEPT);
    }

    List<String> savedTwice() throws SQLException {
        return uids(SAVED_TWICE);
    }

    private List<String> uids(String query) throws SQLException {
        try (Connection connection = site.database()) {
            return Tagging.lines(connection, query, project).stream()
                    .map(String::strip)
                    .toList();
        }
    }
}
