package io.autotag.api;

import io.autotag.api.resource.BulkResource;
import io.autotag.api.resource.ProjectBulkResource;
import io.autotag.api.run.BulkStarter;
import io.autotag.api.run.BulkSteering;
import io.autotag.search.QueriedPredictions;
import io.autotag.store.BulkPorts;
import io.autotag.store.BulkRepository;
import io.autotag.store.BulkWork;
import io.autotag.store.Database;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;

/** What is done to many predictions at once, and taken back. */
final class BulkSection {

    private final Foundation foundation;
    private final BulkStarter starter;

    BulkSection(Foundation foundation, BulkStarter starter) {
        this.foundation = foundation;
        this.starter = starter;
    }

    void register(Environment environment) {
        Database database = foundation.database();
        BulkPorts ports = QueriedPredictions.ports();
        BulkRepository actions = new BulkRepository(ports);
        BulkSteering steering = new BulkSteering(database, starter, actions, new BulkWork(ports));
        JerseyEnvironment jersey = environment.jersey();
        jersey.register(
                new ProjectBulkResource(database, foundation.queries(), foundation.paging(), actions, steering));
        jersey.register(new BulkResource(database, foundation.queries(), foundation.paging(), actions, steering));
    }
}
