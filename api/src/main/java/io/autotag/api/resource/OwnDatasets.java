package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.NewDataset;
import io.autotag.store.Dataset;
import io.autotag.store.DatasetRepository;
import io.autotag.store.DatasetStatus;
import io.autotag.store.Transaction;

/** Makes empty datasets for a caller, alone or together with what else is made in the transaction. */
final class OwnDatasets {

    private final DatasetRepository datasets = new DatasetRepository();

    /** @throws ApiException 409 when the caller has a dataset with the slug */
    Dataset make(Transaction tx, Caller caller, NewDataset wanted) {
        datasets.findBySlug(tx, caller.orgId(), caller.login(), wanted.slug()).ifPresent(known -> {
            throw ApiException.conflict("You have a dataset with this slug already.");
        });
        return datasets.create(tx, wanted.toStore(caller.orgId(), caller.login(), DatasetStatus.CREATED));
    }
}
