package io.autotag.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.JDBCException;
import org.hibernate.StatelessSession;
import org.hibernate.TransactionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of an installation: a pool of connections and the only way into a transaction. Thread-safe; a transaction
 * belongs to the thread that opened it, and opening a second one inside the first takes a second connection.
 */
public final class Database implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final Duration BORROW_TIMEOUT = Duration.ofSeconds(10);

    /** Labels are skewed, so a plan made for one is wrong for another; compiling plans costs more than they run. */
    private static final String PLANS = "-c plan_cache_mode=force_custom_plan -c jit=off";

    /**
     * What a process that was cut off or stands still has locked is free again after half a minute of silence on the network, or
     * two minutes of silence within a transaction; PostgreSQL itself would wait for hours.
     */
    private static final String SILENCE =
            " -c tcp_keepalives_idle=%d -c tcp_keepalives_interval=%d -c tcp_keepalives_count=%d"
                            .formatted(WatchedSockets.SILENCE_S, WatchedSockets.INTERVAL_S, WatchedSockets.TRIES)
                    + " -c idle_in_transaction_session_timeout="
                    + Duration.ofMinutes(2).toMillis();

    private static final String SESSION_OPTIONS = PLANS + SILENCE;

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Connects; the schema must be there (see {@link #migrate}). */
    public static Database open(DatabaseSettings settings) {
        return open(configuration(settings, "autotag", SESSION_OPTIONS), settings);
    }

    /**
     * Connects with a pool of its own for what people ask of the data: it can only read, and a statement that takes
     * longer than the timeout is given up as {@link StoreError#UNAVAILABLE}.
     */
    public static Database openForQueries(DatabaseSettings settings, Duration statementTimeout) {
        String options = SESSION_OPTIONS + " -c default_transaction_read_only=on -c statement_timeout="
                + statementTimeout.toMillis();
        return open(configuration(settings, "autotag-queries", options), settings);
    }

    private static Database open(HikariConfig configuration, DatabaseSettings settings) {
        try {
            return new Database(new HikariDataSource(configuration));
        } catch (PoolInitializationException failure) {
            throw new StoreException(
                    StoreError.UNAVAILABLE, "Unable to reach the database at " + settings.jdbcUrl() + ".", failure);
        }
    }

    /** Brings the schema up to date, and what a backup restored; safe to call from several processes at once. */
    public static void migrate(DatabaseSettings settings) {
        schema(settings).migrate();
        ForeignTransactions.forget(settings);
    }

    /**
     * Whether the schema has all that this code needs, for processes that leave the migrating to others.
     *
     * @throws StoreException UNAVAILABLE when the database does not answer
     */
    public static boolean isMigrated(DatabaseSettings settings) {
        try {
            return schema(settings).info().pending().length == 0;
        } catch (FlywayException failure) {
            throw new StoreException(
                    StoreError.UNAVAILABLE, "Unable to read the schema at " + settings.jdbcUrl() + ".", failure);
        }
    }

    private static Flyway schema(DatabaseSettings settings) {
        return Flyway.configure(Database.class.getClassLoader())
                .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                .locations("classpath:db/migration")
                .load();
    }

    /** Runs the work in one transaction: committed when it returns, rolled back when it throws. */
    public <T extends @Nullable Object> T inTransaction(TransactionWork<T> work) {
        return run(work, false);
    }

    /** The same for work without a result. */
    public void doInTransaction(Consumer<Transaction> work) {
        run(
                tx -> {
                    work.accept(tx);
                    return true;
                },
                false);
    }

    /** The same for work that only reads; PostgreSQL refuses writes. */
    public <T extends @Nullable Object> T read(TransactionWork<T> work) {
        return run(work, true);
    }

    /**
     * The same without a transaction around it: every statement is one of its own, which saves the way to the database and
     * back that ends one. For reading that holds no lock, makes no setting and takes no rows one by one.
     */
    public <T extends @Nullable Object> T look(TransactionWork<T> work) {
        return onConnection(connection -> {
            connection.setReadOnly(true);
            try (StatelessSession session = Mappings.factory().openStatelessSession(connection)) {
                return work.run(new Transaction(session));
            }
        });
    }

    @Override
    public void close() {
        pool.close();
    }

    private <T extends @Nullable Object> T run(TransactionWork<T> work, boolean readOnly) {
        return onConnection(connection -> {
            connection.setReadOnly(readOnly);
            return run(work, connection);
        });
    }

    private <T extends @Nullable Object> T onConnection(ConnectionWork<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.run(connection);
        } catch (SQLTransientConnectionException busy) {
            throw new StoreException(StoreError.UNAVAILABLE, "No database connection became free in time.", busy);
        } catch (SQLException failure) {
            throw SqlFailures.explain(failure);
        } catch (JDBCException failure) {
            throw SqlFailures.explain(failure.getSQLException());
        } catch (TransactionException failure) {
            throw failure.getCause() instanceof SQLException cause ? SqlFailures.explain(cause) : failure;
        }
    }

    private static <T extends @Nullable Object> T run(TransactionWork<T> work, Connection connection) {
        try (StatelessSession session = Mappings.factory().openStatelessSession(connection)) {
            org.hibernate.Transaction transaction = session.beginTransaction();
            boolean finished = false;
            try {
                T result = work.run(new Transaction(session));
                transaction.commit();
                finished = true;
                return result;
            } finally {
                if (!finished && transaction.isActive()) {
                    rollBack(transaction);
                }
            }
        }
    }

    /** A lost connection has rolled back by itself; that it is lost is what the failure under way says. */
    private static void rollBack(org.hibernate.Transaction transaction) {
        try {
            transaction.rollback();
        } catch (TransactionException lost) {
            log.debug("Unable to roll back", lost);
        }
    }

    /** Work on a connection of the pool. */
    @FunctionalInterface
    private interface ConnectionWork<T extends @Nullable Object> {

        T run(Connection connection) throws SQLException;
    }

    private static HikariConfig configuration(DatabaseSettings settings, String name, String options) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(BORROW_TIMEOUT.toMillis());
        config.addDataSourceProperty("options", options);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketFactory", WatchedSockets.class.getName());
        config.addDataSourceProperty("ApplicationName", name);
        return config;
    }
}
