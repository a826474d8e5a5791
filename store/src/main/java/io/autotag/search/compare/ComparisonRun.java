package io.autotag.search.compare;

import io.autotag.compare.Comparison;
import io.autotag.query.Query;
import io.autotag.query.sql.SqlFragment;
import io.autotag.search.QueriedItems;
import io.autotag.store.Database;
import io.autotag.store.Project;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;

/**
 * One comparison, read block by block by two threads that see the same moment of the database: while one waits for
 * PostgreSQL the other counts. What is in memory at a time is two blocks, and the ids of the items.
 */
final class ComparisonRun {

    /** The newest of more are compared: eight megabytes of ids. */
    private static final int MOST_ITEMS = 1_000_000;

    private final Database database;
    private final Project project;
    private final Query query;
    private final ComparedVersion a;
    private final ComparedVersion b;
    private final int mostRanked;

    ComparisonRun(
            Database database, Project project, Query query, ComparedVersion a, ComparedVersion b, int mostRanked) {
        this.database = database;
        this.project = project;
        this.query = query;
        this.a = a;
        this.b = b;
        this.mostRanked = mostRanked;
    }

    Result run() {
        return database.read(tx -> {
            SharedSnapshot snapshot = SharedSnapshot.of(tx);
            long[] ids = items(tx);
            ItemBlocks blocks = new ItemBlocks(ids);
            FutureTask<Comparison> other = new FutureTask<>(() -> database.read(second -> {
                snapshot.see(second);
                return count(second, blocks);
            }));
            start(other);
            Comparison counted = countWith(tx, blocks, other);
            return new Result(counted, coverage(tx), LabelNames.read(tx, project), ids.length < MOST_ITEMS);
        });
    }

    /** When this half fails, the other one ends with the block that it is at. */
    private Comparison countWith(Transaction tx, ItemBlocks blocks, FutureTask<Comparison> other) {
        boolean done = false;
        try {
            Comparison counted = count(tx, blocks);
            done = true;
            counted.add(result(other));
            return counted;
        } finally {
            if (!done) {
                blocks.stop();
            }
        }
    }

    private Comparison count(Transaction tx, ItemBlocks blocks) {
        Comparison comparison = new Comparison(mostRanked);
        PictureReader reader = new PictureReader(tx, project, a, b);
        for (Optional<ItemBlock> block = blocks.next(); block.isPresent(); block = blocks.next()) {
            reader.read(block.get()).forEach(comparison::add);
        }
        return comparison;
    }

    /** Ascending: the items of the query that both have looked at. */
    private long[] items(Transaction tx) {
        LongStream.Builder ids = LongStream.builder();
        tx.sql(SqlFragment.of("SELECT i.id FROM (")
                        .then(new QueriedItems().itemIds(tx, project, query))
                        .then(
                                ") i WHERE EXISTS (SELECT 1 FROM set_item s WHERE s.set_id = ? AND s.item_id = i.id)"
                                        + " AND EXISTS (SELECT 1 FROM set_item s WHERE s.set_id = ? AND s.item_id = i.id)"
                                        + " ORDER BY i.id DESC LIMIT ?",
                                a.setId(),
                                b.setId(),
                                MOST_ITEMS))
                .each(row -> ids.add(row.number("id")));
        return ids.build().sorted().toArray();
    }

    private Coverage coverage(Transaction tx) {
        return tx.sql(SqlFragment.of("SELECT count(a.item_id) AS by_a, count(b.item_id) AS by_b FROM (")
                        .then(new QueriedItems().itemIds(tx, project, query))
                        .then(
                                ") i LEFT JOIN set_item a ON a.set_id = ? AND a.item_id = i.id"
                                        + " LEFT JOIN set_item b ON b.set_id = ? AND b.item_id = i.id",
                                a.setId(),
                                b.setId()))
                .one(row -> new Coverage(row.number("by_a"), row.number("by_b")));
    }

    private static void start(FutureTask<Comparison> task) {
        Thread thread = new Thread(task, "autotag-compare");
        thread.setDaemon(true);
        thread.start();
    }

    private static Comparison result(FutureTask<Comparison> task) {
        try {
            return task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreError.UNAVAILABLE, "The server is shutting down.", interrupted);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure);
        }
    }

    /** Items of the query that each has looked at, whether the other has or not. */
    record Coverage(long byA, long byB) {}

    /** @param complete false where there are more items than were compared */
    record Result(Comparison comparison, Coverage coverage, LabelNames names, boolean complete) {}
}
