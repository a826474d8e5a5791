package io.autotag.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The numbers of transactions that a backup brought along from another server. What is saved for the bitmaps and what a
 * rescoring has copied are right up to a transaction; on a server that has not come to that number yet, nothing that
 * happens would ever seem to be younger.
 */
final class ForeignTransactions {

    /** A server gives numbers to transactions in their order, so a number that it has not given is not its own. */
    private static final String ARE_THERE =
            """
            SELECT EXISTS (SELECT 1 FROM facet_block WHERE as_of > n.next)
                OR EXISTS (SELECT 1 FROM change_horizon WHERE xid > n.next)
                OR EXISTS (SELECT 1 FROM change_log WHERE xid >= n.next)
                OR EXISTS (SELECT 1 FROM rescoring WHERE phase <> 'done' AND pg_snapshot_xmax(marker) > n.next)
            FROM (SELECT pg_snapshot_xmax(pg_current_snapshot()) AS next) n""";

    private static final String[] FORGET = {
        "DELETE FROM facet_block",
        "DELETE FROM change_horizon",
        "DELETE FROM change_log",
        """
        UPDATE rescoring SET phase = 'copying', position = 0, copied = 0,
            marker = pg_current_snapshot(), next_marker = pg_current_snapshot()
        WHERE phase IN ('copying', 'following')"""
    };

    private ForeignTransactions() {}

    /** Forgets all that rests on such numbers where there are any: bitmaps are built anew and rescorings begin anew. */
    static void forget(DatabaseSettings settings) {
        try (Connection connection =
                DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password())) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                if (areThere(statement)) {
                    for (String sql : FORGET) {
                        statement.executeUpdate(sql);
                    }
                }
            }
            connection.commit();
        } catch (SQLException failure) {
            throw new StoreException(
                    StoreError.UNAVAILABLE, "Unable to read the database at " + settings.jdbcUrl() + ".", failure);
        }
    }

    private static boolean areThere(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery(ARE_THERE)) {
            found.next();
            return found.getBoolean(1);
        }
    }
}
