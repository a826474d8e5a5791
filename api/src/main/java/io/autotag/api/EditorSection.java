package io.autotag.api;

import io.autotag.api.resource.QueryCheckResource;
import io.autotag.search.QueryChecks;
import io.dropwizard.core.setup.Environment;

/** What editors of queries ask. */
final class EditorSection {

    private final Foundation foundation;

    EditorSection(Foundation foundation) {
        this.foundation = foundation;
    }

    void register(Environment environment) {
        environment
                .jersey()
                .register(new QueryCheckResource(foundation.database(), new QueryChecks(foundation.queries())));
    }
}
