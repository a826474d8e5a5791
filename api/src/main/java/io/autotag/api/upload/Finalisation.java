package io.autotag.api.upload;

import io.autotag.api.error.ApiException;
import io.autotag.store.Database;
import io.autotag.store.Dataset;
import io.autotag.store.DatasetRepository;
import io.autotag.store.NewDataset;
import io.autotag.store.Transaction;
import io.autotag.store.UploadRepository;
import java.util.Optional;

/**
 * Gives the files that wait under a name to the dataset of that name, and asks for their ingest in the same transaction:
 * no file is lost, wherever this process or Temporal may be the moment after.
 */
public final class Finalisation {

    private final Database database;
    private final IngestStarter ingests;
    private final DatasetRepository datasets = new DatasetRepository();
    private final UploadRepository uploads = new UploadRepository();
    private final IngestOutbox outbox = new IngestOutbox();

    public Finalisation(Database database, IngestStarter ingests) {
        this.database = database;
        this.ingests = ingests;
    }

    /**
     * Makes the dataset, or adds to it if the owner has it already under this slug and name. Asked again when nothing
     * waits any more, it answers with the dataset as it is.
     */
    public Dataset finalise(NewDataset wanted) {
        Dataset dataset = database.inTransaction(
                tx -> find(tx, wanted).map(known -> extend(tx, known, wanted)).orElseGet(() -> create(tx, wanted)));
        ingests.nudge();
        return dataset;
    }

    private Optional<Dataset> find(Transaction tx, NewDataset wanted) {
        return datasets.findBySlug(tx, wanted.orgId(), wanted.ownerName(), wanted.slug());
    }

    private Dataset create(Transaction tx, NewDataset wanted) {
        Dataset dataset = datasets.create(tx, wanted);
        if (uploads.claim(tx, dataset) == 0) {
            throw ApiException.badField(
                    "name", "No uploaded file waits under this name: upload the files for it first.");
        }
        outbox.request(tx, dataset);
        return dataset;
    }

    private Dataset extend(Transaction tx, Dataset dataset, NewDataset wanted) {
        if (!dataset.name().equals(wanted.name())) {
            throw ApiException.conflict(
                    "You have a dataset with this slug already, called \"" + dataset.name() + "\".");
        }
        if (uploads.claim(tx, dataset) == 0) {
            return dataset;
        }
        datasets.markCreating(tx, dataset.id());
        outbox.request(tx, dataset);
        return datasets.get(tx, dataset.orgId(), dataset.uid());
    }
}
