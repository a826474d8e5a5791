package io.autotag.ops.bench.query;

import io.autotag.ops.bench.query.BenchSite.Login;
import io.autotag.ops.cli.CliException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What predictions cost PostgreSQL, written as a run writes them, as fast as it can.
 *
 * @param rowsASecond predictions
 * @param walBytesARow of the write-ahead log, with all that belongs to a prediction: its claim, its indexes, the change log
 */
public record WriteCost(double rowsASecond, double walBytesARow) {

    private static final int A_ITEM = PredictionRows.OBJECTS + 1;

    /** What its partitions take on the disk with their indexes, and how many predictions are in them. */
    private static final String TABLE =
            """
            SELECT sum(pg_total_relation_size(inhrelid))::bigint / (SELECT count(*) FROM prediction)
            FROM pg_inherits WHERE inhparent = 'prediction'::regclass
            """;

    /** Fills tables that hold so many items, for {@link #measure}; answers bytes on the disk a prediction. */
    public static long plant(Login login, int items) throws IOException {
        try (Connection connection = login.connect()) {
            QueryData.create(connection, items);
            return QueryData.number(connection, TABLE);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** So many writers at once, for so long. */
    public static WriteCost measure(Login login, int items, int writers, double seconds) {
        try {
            return written(login, items, writers, seconds);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static WriteCost written(Login login, int items, int writers, double seconds) throws SQLException {
        List<SteadyWriter> all = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try (Connection connection = login.connect();
                WalPosition log = WalPosition.of(login)) {
            QueryData data = QueryData.find(connection, items).orElseThrow();
            for (int number = 0; number < writers; number++) {
                all.add(new SteadyWriter(login, data, items));
            }
            long before = log.bytes();
            long begun = System.nanoTime();
            double speed = together(threads, all, seconds);
            double took = (System.nanoTime() - begun) / 1e9;
            return new WriteCost(speed * A_ITEM, (log.bytes() - before) / (speed * A_ITEM * took));
        } finally {
            threads.shutdown();
            for (SteadyWriter writer : all) {
                writer.close();
            }
        }
    }

    /** Items a second of all together. */
    private static double together(ExecutorService threads, List<SteadyWriter> writers, double seconds) {
        List<Future<Double>> speeds = writers.stream()
                .map(writer -> threads.submit(() -> writer.write(seconds)))
                .toList();
        double sum = 0;
        for (Future<Double> speed : speeds) {
            try {
                sum += speed.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted.", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("The writer failed.", e);
            }
        }
        return sum;
    }

    private static CliException failed(SQLException failure) {
        return new CliException(CliException.Code.REFUSED, "The database does not take what it is sent.", failure);
    }
}
