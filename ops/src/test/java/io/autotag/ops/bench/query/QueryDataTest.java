package io.autotag.ops.bench.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.ops.bench.query.BenchSite.Login;
import io.autotag.query.Query;
import io.autotag.search.ItemSearch;
import io.autotag.store.Database;
import io.autotag.store.DatabaseSettings;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Seed;
import io.autotag.store.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The benchmark's tables are such as the product itself would have left. */
class QueryDataTest {

    private static final int ITEMS = 1_000;

    private static TestDatabase test;
    private static Login login;
    private static Connection connection;
    private static QueryData data;
    private static Project project;

    @BeforeAll
    static void fill() throws Exception {
        test = TestDatabase.create();
        Seed seed = Seed.plant(test.database(), "bench", 0);
        DatabaseSettings settings = test.settings();
        login = new Login(settings.jdbcUrl(), settings.user(), settings.password());
        connection = login.connect();
        data = QueryData.create(connection, ITEMS);
        Database database = test.database();
        project = database.read(
                tx -> new ProjectRepository().get(tx, seed.organisation().id(), data.projectUid()));
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        test.close();
    }

    @Test
    void everyQueryOfTheBenchmarkCanBeAsked() {
        assertThat(count("")).isGreaterThanOrEqualTo(ITEMS);
        assertThat(count("object_prefix:label-1000")).isPositive();
        assertThat(count("review_status = \"reviewed\"")).isPositive();
        assertThat(count("slice = \"edge-cases\"")).isPositive();
        assertThat(count("training_set = \"v1\"")).isPositive();
        BenchQuery.ALL.forEach(query -> assertThat(count(query.text())).isNotNegative());
    }

    @Test
    void itGrows() throws Exception {
        long before = count("");
        data.growTo((int) before + 200);
        assertThat(count("")).isEqualTo(before + 200);
        assertThat(count("predicted = \"query-bench@2\"")).isEqualTo(before + 200);
    }

    @Test
    void aWriterTakesAwayWhatItWrote() throws SQLException {
        long before = QueryData.number(connection, "SELECT count(*) FROM prediction");
        try (SteadyWriter writer = new SteadyWriter(login, data, ITEMS)) {
            for (int transaction = 0; transaction < 2 * ITEMS / 256; transaction++) {
                assertThat(writer.write(0)).isPositive();
            }
            assertThat(QueryData.number(connection, "SELECT count(*) FROM prediction"))
                    .isGreaterThan(before);
        }
        assertThat(QueryData.number(connection, "SELECT count(*) FROM prediction"))
                .isEqualTo(before);
    }

    @Test
    void aQuarterOfTheItemsIsReviewedFromTheNewestPendingOn() throws SQLException {
        long before = count("review_status = \"reviewed\"");
        ReviewFlood flood = new ReviewFlood(login, data);
        try (Connection older = flood.olderSnapshot()) {
            assertThat(flood.review(ITEMS)).isEqualTo(ITEMS / 4);
            assertThat(QueryData.number(older, "SELECT count(*) FROM project_item WHERE state = 'reviewed'"))
                    .isEqualTo(before);
            older.rollback();
        }
        flood.vacuum();
        assertThat(count("review_status = \"reviewed\"")).isEqualTo(before + ITEMS / 4);
    }

    private static long count(String query) {
        return new ItemSearch(test.database())
                .count(project, Query.parse(query))
                .count();
    }
}
