package io.autotag.ops.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.ops.process.PidFile;
import io.autotag.ops.process.Supervisor;
import io.autotag.ops.process.SupervisorTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server, started three times in one folder: each test begins where a user's second start does. */
final class PostgresUnitTest {

    @TempDir
    static Path home;

    private final List<String> events = new CopyOnWriteArrayList<>();

    @Test
    void keepsItsDataBetweenStartsAndAfterAKill() throws Exception {
        PostgresUnit postgres = unit();
        try (Supervisor first = supervisor()) {
            first.start(postgres);
            execute(postgres, "CREATE TABLE kept (n int)");
        }
        try (Supervisor second = supervisor()) {
            second.start(postgres);
            execute(postgres, "INSERT INTO kept VALUES (1)");
            ProcessHandle killed = PidFile.running(home.resolve("postgres.pid")).orElseThrow();
            killed.destroyForcibly();
            killed.onExit().join();
        }
        try (Supervisor third = supervisor()) {
            third.start(postgres);
            assertThat(ask(postgres, "SELECT count(*) FROM kept")).isEqualTo("1");
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void endsAnOrphanOfASupervisorThatWasKilled() throws Exception {
        PostgresUnit postgres = unit();
        Process orphan = new ProcessBuilder(postgres.prepare().command())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("orphan.log").toFile())
                .start();
        SupervisorTest.await(postgres::isReady);
        try (Supervisor next = supervisor()) {
            next.start(postgres);
            assertThat(orphan.isAlive()).isFalse();
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        PostgresUnit postgres = unit();
        try (Supervisor supervisor = supervisor()) {
            supervisor.start(postgres);
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    private Supervisor supervisor() {
        return new Supervisor(home, home, events::add);
    }

    private static PostgresUnit unit() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return new PostgresUnit(home, free.getLocalPort());
        }
    }

    private static void execute(PostgresUnit postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(PostgresUnit postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static Connection connect(PostgresUnit postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
