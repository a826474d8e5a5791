package io.autotag.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A fresh, migrated database on a real PostgreSQL that all tests of this JVM share, also those that run at the same time. Make
 * one for each test class or test and close it.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String OWNER = "postgres";
    private static final String TEMPLATE = "autotag_template";
    private static final int POOL_SIZE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;
    private final DatabaseSettings settings;
    private final Database database;

    private TestDatabase(String name, DatabaseSettings settings) {
        this.name = name;
        this.settings = settings;
        this.database = Database.open(settings);
    }

    public static TestDatabase create() {
        String name = "test_" + NUMBER.incrementAndGet();
        Server.run("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " STRATEGY " + Server.STRATEGY);
        return new TestDatabase(name, settings(Server.POSTGRES, name));
    }

    /** A database without any table, for tests of migrations. */
    public static DatabaseSettings createEmpty() {
        String name = "empty_" + NUMBER.incrementAndGet();
        Server.run("CREATE DATABASE " + name);
        return settings(Server.POSTGRES, name);
    }

    public Database database() {
        return database;
    }

    public DatabaseSettings settings() {
        return settings;
    }

    /** Waits until exactly so many wait for an advisory lock in this database; fails after a minute. */
    public void awaitAdvisoryWaiters(int many) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long waiting = advisoryWaiters();
        while (waiting != many) {
            if (System.nanoTime() > end) {
                throw new AssertionError(many + " were to wait for an advisory lock, and " + waiting + " do.");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            waiting = advisoryWaiters();
        }
    }

    private long advisoryWaiters() {
        return database.look(
                tx -> tx.sql("SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                        .one(row -> row.number("n")));
    }

    /** Drops it: the server deletes what is left when the JVM ends, and hundreds of databases take it half a minute. */
    @Override
    public void close() {
        database.close();
        Server.run("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private static DatabaseSettings settings(EmbeddedPostgres postgres, String name) {
        return new DatabaseSettings(postgres.getJdbcUrl(OWNER, name), OWNER, "", POOL_SIZE);
    }

    /** Started with the first test that needs it; stopped with the JVM. */
    private static final class Server {

        private static final Optional<Path> MEMORY = memory();

        /** Copying files is quicker than logging each page of them, but only where writing all that is not written is, too. */
        private static final String STRATEGY = MEMORY.isPresent() ? "FILE_COPY" : "WAL_LOG";

        private static final EmbeddedPostgres POSTGRES = start();

        private static Optional<Path> memory() {
            try {
                return TestServerFiles.inMemory();
            } catch (IOException failure) {
                throw new UncheckedIOException("Unable to look for room in memory.", failure);
            }
        }

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        // Nobody pulls the plug of a server that lives as long as the tests.
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off");
                MEMORY.ifPresent(server::setDataDirectory);
                EmbeddedPostgres postgres = server.start();
                run(postgres, "CREATE DATABASE " + TEMPLATE);
                Database.migrate(settings(postgres, TEMPLATE));
                return postgres;
            } catch (IOException failure) {
                throw new UncheckedIOException("Unable to start PostgreSQL.", failure);
            }
        }

        private static void run(String statement) {
            run(POSTGRES, statement);
        }

        private static void run(EmbeddedPostgres postgres, String text) {
            try (Connection connection = DriverManager.getConnection(postgres.getJdbcUrl(OWNER, OWNER), OWNER, "");
                    Statement statement = connection.createStatement()) {
                statement.execute(text);
            } catch (SQLException failure) {
                throw new IllegalStateException("Unable to run: " + text, failure);
            }
        }
    }
}
