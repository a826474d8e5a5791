package io.autotag.api.upload;

import io.autotag.store.Dataset;
import io.autotag.store.Outbox;
import io.autotag.store.Transaction;

/**
 * Requests to take finalised files into their dataset: one outbox entry each, whose payload is the dataset's uid. Who
 * relays them starts the ingest of that dataset; the entry's id tells it from other ingests of the same dataset.
 */
public final class IngestOutbox {

    public static final String TOPIC = "ingest";

    private final Outbox outbox = new Outbox();

    /** In the transaction that claims the files. */
    void request(Transaction tx, Dataset dataset) {
        outbox.append(tx, TOPIC, dataset.uid());
    }
}
