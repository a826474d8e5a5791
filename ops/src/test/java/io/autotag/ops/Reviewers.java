package io.autotag.ops;

import io.autotag.ops.cli.ApiClient;
import io.autotag.store.AccountRepository;
import io.autotag.store.Database;
import io.autotag.store.KeyRepository;
import io.autotag.store.KeySecret;
import io.autotag.store.NewApiKey;
import io.autotag.store.Role;
import io.autotag.store.User;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Annotators of a site's first organisation, and what is kept of what they saved in a project. */
record Reviewers(Site site, String project) {

    /** Finished items with one save, and an annotation of its reviewer for each suggestion that was to be decided. */
    private static final String KEPT =
            """
            SELECT i.uid FROM project j
            JOIN project_item p ON p.project_id = j.id AND p.state = 'reviewed'
            JOIN item i ON i.id = p.item_id
            WHERE j.uid = ?
              AND (SELECT count(*) FROM review_save s WHERE s.project_id = j.id AND s.item_id = i.id) = 1
              AND ARRAY(SELECT a.src_seq || ' ' || a.created_by FROM annotation a
                        WHERE a.project_id = j.id AND a.item_id = i.id AND a.deleted_at IS NULL ORDER BY a.src_seq)
                = ARRAY(SELECT d.seq || ' ' || p.reviewer FROM prediction d
                        JOIN prediction_set t ON t.id = d.set_id AND t.project_id = j.id
                        WHERE d.item_id = i.id AND d.score >= 0 AND d.status = 1 AND d.version = 1 ORDER BY d.seq)
              AND NOT EXISTS (SELECT 1 FROM prediction d JOIN prediction_set t ON t.id = d.set_id AND t.project_id = j.id
                              WHERE d.item_id = i.id AND d.score >= 0 AND d.status <> 1)
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
        KeySecret secret = KeySecret.generate(new SecureRandom());
        try (Database database = Database.open(site.databaseSettings())) {
            database.doInTransaction(tx -> {
                long organisation =
                        tx.sql("SELECT min(id) AS id FROM organisation").one(row -> row.number("id"));
                User user = new AccountRepository().createUser(tx, organisation, login);
                new KeyRepository()
                        .issue(tx, new NewApiKey(organisation, user.id(), login, Role.ANNOTATOR, null), secret);
            });
        }
        return site.api(secret.text());
    }

    /** Uids of items of which everything that was decided is there, once. */
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
