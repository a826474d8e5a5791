package io.autotag.api;

import io.autotag.api.resource.AuditResource;
import io.autotag.api.resource.BlobResource;
import io.autotag.api.resource.DatasetResource;
import io.autotag.api.resource.ItemResource;
import io.autotag.api.resource.KeyResource;
import io.autotag.api.resource.ManualUploadResource;
import io.autotag.api.resource.OrganisationResource;
import io.autotag.api.resource.SliceResource;
import io.autotag.api.resource.UploadResource;
import io.autotag.api.run.Beat;
import io.autotag.api.upload.FileIntake;
import io.autotag.api.upload.Finalisation;
import io.autotag.api.upload.IngestStarter;
import io.autotag.api.upload.Retention;
import io.autotag.api.upload.Tickets;
import io.autotag.api.view.Paging;
import io.autotag.api.view.SliceViews;
import io.autotag.search.ItemSearch;
import io.autotag.store.Database;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Duration;

/** Organisations, keys, datasets, uploads, items, slices and the bytes of images. */
final class DataSection {

    private static final Duration RETAIN_EVERY = Duration.ofHours(1);

    private final Foundation foundation;
    private final IngestStarter ingests;
    private final long mostUploadBytes;

    DataSection(Foundation foundation, IngestStarter ingests, long mostUploadBytes) {
        this.foundation = foundation;
        this.ingests = ingests;
        this.mostUploadBytes = mostUploadBytes;
    }

    /** @param search finds the items of saved queries */
    void register(Environment environment, ItemSearch search) {
        Database database = foundation.database();
        Paging paging = foundation.paging();
        JerseyEnvironment jersey = environment.jersey();
        jersey.register(new OrganisationResource(database, paging));
        jersey.register(new KeyResource(database, paging, foundation.clock()));
        jersey.register(new AuditResource(database, paging));
        jersey.register(new DatasetResource(database, paging));
        jersey.register(new ItemResource(database, paging, foundation.items()));
        SliceViews slices = new SliceViews(foundation.json());
        jersey.register(new SliceResource(database, paging, slices, foundation.items(), search));
        jersey.register(new BlobResource(foundation.blobs(), foundation.images()));
        registerUploads(jersey);
        // Whoever starts with the wrong database, or before a dump is restored, has an hour to see it.
        environment.lifecycle().manage(new Beating(retention(), RETAIN_EVERY, RETAIN_EVERY));
    }

    private void registerUploads(JerseyEnvironment jersey) {
        Database database = foundation.database();
        Tickets tickets = new Tickets(foundation.signer(), foundation.clock());
        jersey.register(new ManualUploadResource(
                database, tickets, new Finalisation(database, ingests), foundation.urls(), mostUploadBytes));
        jersey.register(new UploadResource(new FileIntake(database, foundation.blobs(), tickets, mostUploadBytes)));
    }

    private Beat retention() {
        Retention retention = new Retention(foundation.database(), foundation.blobs(), foundation.clock());
        return new Beat("retention", retention::pass);
    }
}
