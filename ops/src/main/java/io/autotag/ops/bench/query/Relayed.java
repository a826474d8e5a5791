package io.autotag.ops.bench.query;

import io.autotag.ops.bench.query.BenchSite.Login;
import io.autotag.ops.cli.CliException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Waits until everything that was written by now was passed on to whom it concerns. */
public final class Relayed {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long POLL_MS = 100;

    private Relayed() {}

    /** @throws CliException when something is not passed on within a minute */
    public static void await(Login login) throws InterruptedException {
        long due = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection = login.connect()) {
            while (QueryData.number(connection, "SELECT count(*) FROM outbox") > 0) {
                if (System.nanoTime() > due) {
                    throw CliException.refused("What was uploaded is not passed on to projects.");
                }
                Thread.sleep(POLL_MS);
            }
        } catch (SQLException failure) {
            throw new CliException(CliException.Code.REFUSED, "The database does not answer the benchmark.", failure);
        }
    }
}
