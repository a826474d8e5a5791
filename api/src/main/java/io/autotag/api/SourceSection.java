package io.autotag.api;

import io.autotag.api.resource.SourceResource;
import io.autotag.api.resource.SourcesResource;
import io.autotag.api.source.SourceDesk;
import io.autotag.source.SourceSettings;
import io.dropwizard.jersey.setup.JerseyEnvironment;

/** Pictures that stay where they are. */
final class SourceSection {

    private final Foundation foundation;
    private final SourceSettings settings;
    private final Runnable begun;

    /** @param begun told that a scan waits in the outbox */
    SourceSection(Foundation foundation, SourceSettings settings, Runnable begun) {
        this.foundation = foundation;
        this.settings = settings;
        this.begun = begun;
    }

    void register(JerseyEnvironment jersey) {
        SourceDesk desk = new SourceDesk(foundation.database(), settings, begun);
        jersey.register(new SourcesResource(desk, foundation.paging()));
        jersey.register(new SourceResource(desk, foundation.paging()));
    }
}
