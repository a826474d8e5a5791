package io.autotag.api.run;

import io.autotag.search.QueriedPredictions;
import io.autotag.store.BulkStep;
import io.autotag.store.BulkWork;
import io.autotag.store.Database;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.workflow.BulkActivities;
import io.autotag.workflow.BulkRef;
import io.autotag.workflow.BulkStretch;
import io.autotag.workflow.FailureType;
import java.time.Instant;

/** The activities of bulk actions over the real store. They can be held, so that an action stays where it is. */
final class StoredBulk implements BulkActivities {

    private final Database database;
    private final BulkWork work = new BulkWork(QueriedPredictions.ports());
    private volatile boolean held;

    StoredBulk(Database database) {
        this.database = database;
    }

    void hold(boolean wanted) {
        held = wanted;
    }

    @Override
    public boolean settle(BulkRef action) {
        if (held) {
            throw FailureType.INFRASTRUCTURE.failure("Held by a test.");
        }
        try {
            return database.inTransaction(tx -> work.settle(tx, action.id()));
        } catch (StoreException failure) {
            throw failure.code() == StoreError.INVALID
                    ? FailureType.BAD_INPUT.failure(String.valueOf(failure.getMessage()))
                    : failure;
        }
    }

    @Override
    public BulkStretch work(BulkRef action, Instant returnBy) {
        int blocks = 0;
        while (database.inTransaction(tx -> work.step(tx, action.id())) == BulkStep.MORE) {
            blocks++;
        }
        return new BulkStretch(blocks, false);
    }

    @Override
    public void fail(BulkRef action, String sentence) {
        database.doInTransaction(tx -> work.fail(tx, action.id(), sentence));
    }
}
