package io.autotag.store;

import io.autotag.query.sql.SqlFragment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries bulk actions out in place of a worker; a query is a label, or * for any, and the least score. */
final class BulkDesk {

    private static final String KEYS =
            """
            SELECT %s FROM prediction_set s
            JOIN prediction p ON p.shard = s.shard AND p.set_id = s.id
            JOIN label l ON l.id = p.label_id
            WHERE s.project_id = ? AND s.visible AND (l.name = ? OR ? = '*') AND p.score >= ?::real"""
                    .formatted(PredictionSelection.COLUMNS);

    static final BulkPorts PORTS = new BulkPorts(BulkDesk::predictions, BulkDesk::items);

    final ReviewDesk desk;
    final BulkRepository actions = new BulkRepository(PORTS);
    final BulkWork work = new BulkWork(PORTS);
    private final Database database;

    BulkDesk(ReviewDesk desk) {
        this.desk = desk;
        this.database = desk.database;
    }

    private static SqlFragment predictions(Transaction tx, long projectId, String query) {
        String[] parts = query.split(" ", -1);
        if (parts.length != 2) {
            throw StoreException.invalid("Unknown words in \"" + query + "\".");
        }
        return new SqlFragment(KEYS, List.of(projectId, parts[0], parts[0], Double.parseDouble(parts[1])));
    }

    private static SqlFragment items(Transaction tx, long projectId, String query) {
        SqlFragment keys = predictions(tx, projectId, query);
        return new SqlFragment("SELECT DISTINCT item_id AS id FROM (" + keys.text() + ") k", keys.values());
    }

    BulkAction create(BulkOrder order) {
        return create(order, null);
    }

    BulkAction create(BulkOrder order, @Nullable String key) {
        NewBulkAction wanted = new NewBulkAction(order, "because", key);
        return database.inTransaction(tx -> actions.create(tx, desk.seed.project(), desk.lead, wanted))
                .action();
    }

    /** Carries the order out as far as that goes now. */
    BulkAction apply(BulkOrder order) {
        return work(create(order));
    }

    BulkAction undo(BulkAction action) {
        database.inTransaction(tx -> actions.undo(tx, action, desk.lead));
        return work(action);
    }

    /** Works until nothing more can be done at the moment. */
    BulkAction work(BulkAction action) {
        while (settle(action)) {
            if (steps(action, Integer.MAX_VALUE) == 0) {
                settle(action);
                break;
            }
        }
        return reread(action);
    }

    boolean settle(BulkAction action) {
        return database.inTransaction(tx -> work.settle(tx, action.id()));
    }

    /** At most so many blocks; how many there were. */
    int steps(BulkAction action, int most) {
        int done = 0;
        while (done < most && database.inTransaction(tx -> work.step(tx, action.id())) == BulkStep.MORE) {
            done++;
        }
        return done;
    }

    BulkAction reread(BulkAction action) {
        return database.read(tx -> actions.getForWorker(tx, action.id()));
    }

    List<ReviewConflict> kept(BulkAction action) {
        return database.read(tx -> new BulkKeptReader().list(tx, action, 100));
    }
}
