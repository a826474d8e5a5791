package io.autotag.api;

import io.autotag.api.compare.CompareDesk;
import io.autotag.api.resource.CompareResource;
import io.autotag.search.compare.Comparisons;
import io.autotag.search.compare.DisagreementPages;
import io.dropwizard.jersey.setup.JerseyEnvironment;

/** How model versions stand to each other. */
final class CompareSection {

    private final Foundation foundation;
    private final CompareDesk desk;

    CompareSection(Foundation foundation) {
        this.foundation = foundation;
        this.desk = new CompareDesk(foundation.database(), new Comparisons(foundation.queries(), foundation.clock()));
    }

    /** Compares versions, and remembers the last few comparisons for all who ask. */
    CompareDesk desk() {
        return desk;
    }

    void register(JerseyEnvironment jersey) {
        jersey.register(new CompareResource(
                foundation.database(),
                desk,
                new DisagreementPages(foundation.queries()),
                foundation.paging(),
                foundation.items()));
    }
}
