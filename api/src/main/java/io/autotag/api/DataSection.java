package io.autotag.api;

import io.autotag.api.resource.OrganisationResource;
import io.autotag.api.upload.IngestStarter;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;

/** Organisations, keys, datasets, uploads, items, slices and the bytes of images. */
final class DataSection {

    private final Foundation foundation;

    @SuppressWarnings("UnusedVariable") // until the upload routes are here
    private final IngestStarter ingests;

    DataSection(Foundation foundation, IngestStarter ingests) {
        this.foundation = foundation;
        this.ingests = ingests;
    }

    void register(Environment environment) {
        JerseyEnvironment jersey = environment.jersey();
        jersey.register(new OrganisationResource(foundation.database(), foundation.paging()));
    }
}
