package io.autotag.ops;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Predicate;

/** A run as the tables have it, looked at through a connection of one's own: no process of Autotag stands in between. */
record RunInTables(Connection connection, String uid) {

    private static final String SEEN =
            """
            SELECT r.state, (SELECT count(*) FROM set_item c WHERE c.run_id = r.id)
                   + (SELECT count(*) FROM run_failure f WHERE f.run_id = r.id) AS answered
            FROM run r WHERE r.uid = ?
            """;

    /** @param answered items that it has tagged or given up */
    record Seen(String state, long answered) {}

    Seen now() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SEEN)) {
            statement.setString(1, uid);
            ResultSet result = statement.executeQuery();
            result.next();
            return new Seen(result.getString("state"), result.getLong("answered"));
        }
    }

    /**
     * How long it was from that instant until the tables were as wanted.
     *
     * @param since by {@link System#nanoTime}
     */
    Duration until(long since, Duration patience, Predicate<Seen> wanted) throws SQLException, InterruptedException {
        Seen seen = Eventually.last(patience, this::now, wanted);
        if (!wanted.test(seen)) {
            throw new IllegalStateException("Waited too long; the run was last " + seen);
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
