package io.autotag.ops;

import io.autotag.store.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** All connections that a PostgreSQL gives, those of everybody else among them, until this is closed. */
final class TakenConnections implements AutoCloseable {

    private static final String NAME = "taken";

    private static final String OTHERS =
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE backend_type = 'client backend' AND application_name <> 'taken'
            """;

    /** Whoever was thrown out comes back at once and may be faster once more; not so often. */
    private static final int QUIET_LOOKS = 20;

    private final DatabaseSettings settings;
    private final List<Connection> taken = new ArrayList<>();

    private TakenConnections(DatabaseSettings settings) {
        this.settings = settings;
    }

    static TakenConnections all(DatabaseSettings settings) throws SQLException, InterruptedException {
        TakenConnections all = new TakenConnections(settings);
        all.takeWhatIsFree();
        int quiet = 0;
        while (quiet < QUIET_LOOKS) {
            quiet = all.throwOutOthers() == 0 ? quiet + 1 : 0;
            all.takeWhatIsFree();
            Thread.sleep(20);
        }
        return all;
    }

    private void takeWhatIsFree() {
        Properties login = new Properties();
        login.setProperty("user", settings.user());
        login.setProperty("password", settings.password());
        login.setProperty("ApplicationName", NAME);
        login.setProperty("assumeMinServerVersion", "15");
        try {
            while (true) {
                taken.add(DriverManager.getConnection(settings.jdbcUrl(), login));
            }
        } catch (SQLException noneIsLeft) {
            if (taken.isEmpty() || !"53300".equals(noneIsLeft.getSQLState())) {
                throw new IllegalStateException("The database refused for another reason.", noneIsLeft);
            }
        }
    }

    /** How many there were. */
    private long throwOutOthers() throws SQLException {
        try (Statement statement = taken.get(0).createStatement();
                var count = statement.executeQuery(OTHERS)) {
            count.next();
            return count.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection one : taken) {
            one.close();
        }
    }
}
