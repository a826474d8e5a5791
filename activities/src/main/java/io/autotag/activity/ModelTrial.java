package io.autotag.activity;

import io.autotag.model.ModelError;
import io.autotag.model.ModelException;
import io.autotag.store.Database;
import io.autotag.store.ModelVersion;
import io.autotag.store.RunProbes;

/** Opens the model of a run as carefully as suspect items are answered: one that takes workers down ends its run. */
final class ModelTrial {

    /** Stands for the model among the probes of a run: no item has this id. */
    private static final long MODEL = 0;

    private final Database database;
    private final ModelCache models;
    private final RunProbes probes = new RunProbes();

    ModelTrial(Database database, ModelCache models) {
        this.database = database;
        this.models = models;
    }

    /** @throws ModelException when it cannot be opened, or has taken the process down each time it was tried */
    void open(ModelVersion version, long runId) {
        int unanswered = database.inTransaction(tx -> probes.begin(tx, runId, MODEL));
        if (unanswered >= ProbedItems.MOST_UNANSWERED) {
            throw new ModelException(
                    ModelError.FILE, "The worker went down each time it opened the model's file: export it again.");
        }
        try {
            models.lease(version).close();
        } finally {
            database.doInTransaction(tx -> probes.answered(tx, runId, MODEL));
        }
    }
}
