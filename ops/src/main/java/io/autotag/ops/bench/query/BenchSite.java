package io.autotag.ops.bench.query;

import io.autotag.ops.cli.demo.Host;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** An Autotag of the benchmark's own, in the processes that an operator has. */
public interface BenchSite {
    /** Starts it; what it kept from before is there again. */
    Host start();

    /** The way to its database while it runs. */
    Login login();

    /** Where it tells its metrics while it runs. */
    URI metrics();

    /** The address of its Temporal while it runs, {@code host:port}. */
    String temporal();

    /** Starts so many workers beside the one that it has, and waits until they take work; closing lets them drain and end. */
    Workers moreWorkers(int count);

    /** Takes its files away; it does not run then. */
    void remove();

    /** Workers that were started beside the first. */
    interface Workers extends AutoCloseable {
        @Override
        void close();
    }

    /** How to log in to a database. */
    record Login(String url, String user, String password) {

        /** A connection of one's own, which the caller closes. */
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }
    }
}
