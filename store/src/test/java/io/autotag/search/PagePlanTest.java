package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Query;
import io.autotag.query.sql.CompiledQuery;
import io.autotag.query.sql.SqlFragment;
import io.autotag.store.DatabaseSettings;
import io.autotag.store.Project;
import io.autotag.store.Seed;
import io.autotag.store.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL reads as much of an index as a page needs, and sorts nothing larger. */
final class PagePlanTest {

    private static final int ITEMS = 20_000;
    private static final String CARS = "object_prefix:car AND score >= 0.8";

    private static TestDatabase test;
    private static Project project;
    private static ItemSearch search;

    @BeforeAll
    static void fill() throws SQLException {
        test = TestDatabase.create();
        Seed seed = Seed.plant(test.database(), "large", ITEMS);
        project = seed.project();
        search = new ItemSearch(test.database());
        test.database().doInTransaction(tx -> {
            long set = tx.sql(
                            "INSERT INTO prediction_set (project_id, model_version_id, settings_sha, visible, shard)"
                                    + " VALUES (?, ?, '', true, 3) RETURNING id",
                            project.id(),
                            seed.version().id())
                    .one(row -> row.number("id"));
            tx.sql(
                            """
                            INSERT INTO prediction (shard, set_id, item_id, seq, run_id, label_id, level, score,
                                                    confidence, status)
                            SELECT 3, ?, i.id, seq + CASE WHEN l.name = 'car' THEN 0 ELSE 3 END, 0, l.id, 1, (i.id * 7919 % 2000 / 1000.0 - 1)::real, 0.5,
                                   CASE WHEN i.id % 10 < 7 THEN 0 ELSE i.id % 3 + 1 END
                            FROM item i, label l, generate_series(0, 2) seq WHERE l.name IN ('car', 'dog')""",
                            set)
                    .update();
        });
        vacuum(test.settings());
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void aFirstPageOfPendingPredictionsReadsOneIndexInItsOrder() {
        QueryExplanation explained = search.explain(project, Query.parse(CARS + " AND autotag_status = \"pending\""));
        assertThat(explained.indexes()).contains("p_new");
        assertThat(explained.plan()).first().asString().startsWith("Limit");
        assertThat(explained.plan()).noneMatch(line -> line.contains("Sort"));
        assertThat(explained.plan()).anyMatch(line -> line.startsWith("  ->  Index Only Scan using prediction_3_"));
        assertThat(explained.items().count()).isBetween(1L, (long) ITEMS);
    }

    @Test
    void severalStatusesAreMergedInOrder() {
        QueryExplanation explained = search.explain(project, Query.parse(CARS));
        assertThat(explained.indexes()).contains("p_new", "p_done");
        assertThat(explained.plan()).anyMatch(line -> line.contains("Merge Append"));
        assertThat(explained.plan()).noneMatch(line -> line.contains("->  Sort"));
    }

    @Test
    void theBestScoresAreReadFromTheIndexOfScores() {
        assertThat(planByScore("object_prefix:car AND autotag_status = \"pending\""))
                .anyMatch(line ->
                        line.contains("Index Only Scan Backward using prediction_3_set_id_level_label_id_score"))
                .noneMatch(line -> line.contains("Sort"));
    }

    @Test
    void aNameOfNobodysIsNotLookedForInTheRows() {
        QueryExplanation explained = search.explain(project, Query.parse("object_prefix:unicorn"));
        assertThat(explained.items()).isEqualTo(new ItemCount(0, false));
        assertThat(explained.indexes()).isEmpty();
    }

    private static List<String> planByScore(String query) {
        return test.database().read(tx -> {
            CompiledQuery compiled = CompiledQuery.of(Query.parse(query), ProjectNames.of(tx, project));
            SqlFragment lead = compiled.byScore().orElseThrow().next(false, Optional.empty(), 50);
            return Plans.run(tx, lead);
        });
    }

    private static void vacuum(DatabaseSettings settings) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        }
    }
}
