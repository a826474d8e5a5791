package io.autotag.ops.bench.query;

import io.autotag.ops.bench.query.BenchSite.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What PostgreSQL does by itself while a run goes on for hours. */
public final class Vacuum {

    private Vacuum() {}

    /** Gathers no statistics. */
    public static void of(Login login, String table) {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM " + table);
        } catch (SQLException e) {
            throw new IllegalStateException("Unable to vacuum what was written", e);
        }
    }
}
