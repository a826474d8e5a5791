package io.autotag.ops.bench.query;

import io.autotag.ops.bench.query.BenchSite.Login;
import io.autotag.ops.cli.CliException;
import java.sql.Connection;
import java.sql.SQLException;

/** How far the write-ahead log of a database has got. */
public final class WalPosition implements AutoCloseable {

    private final Connection connection;

    private WalPosition(Connection connection) {
        this.connection = connection;
    }

    public static WalPosition of(Login login) {
        try {
            return new WalPosition(login.connect());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Bytes since the database was made; the difference of two is what was written in between. */
    public long bytes() {
        try {
            return QueryData.number(connection, "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static CliException failed(SQLException failure) {
        return new CliException(CliException.Code.REFUSED, "The database does not answer the benchmark.", failure);
    }
}
