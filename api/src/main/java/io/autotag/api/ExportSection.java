package io.autotag.api;

import io.autotag.api.resource.ExportFileResource;
import io.autotag.api.resource.ExportsResource;
import io.autotag.api.run.Beat;
import io.autotag.api.run.ExportStarter;
import io.autotag.api.run.ExportSteering;
import io.autotag.api.run.ExportUpkeep;
import io.autotag.api.run.TemporalLink;
import io.autotag.api.view.ExportUrls;
import io.autotag.search.QueriedItems;
import io.autotag.store.Database;
import io.autotag.store.ExportRepository;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Duration;

/** Files for the world outside. */
final class ExportSection {

    private final Foundation foundation;
    private final TemporalLink temporal;
    private final Duration upkeepEvery;

    /** @param temporal stays the one's who opened it */
    ExportSection(Foundation foundation, TemporalLink temporal, Duration upkeepEvery) {
        this.foundation = foundation;
        this.temporal = temporal;
        this.upkeepEvery = upkeepEvery;
    }

    void register(Environment environment) {
        Database database = foundation.database();
        ExportRepository exports = new ExportRepository(new QueriedItems());
        ExportStarter starter = new ExportStarter(temporal);
        ExportUrls urls = new ExportUrls(foundation.signer(), foundation.urls(), foundation.clock());
        JerseyEnvironment jersey = environment.jersey();
        jersey.register(new ExportsResource(
                database, foundation.paging(), exports, new ExportSteering(database, starter, exports), urls));
        jersey.register(new ExportFileResource(database, foundation.blobs(), exports, urls));
        ExportUpkeep upkeep = new ExportUpkeep(database, starter, exports, foundation.clock());
        environment.lifecycle().manage(new Beating(new Beat("exports", upkeep::pass), upkeepEvery));
    }
}
