package io.autotag.api;

import io.autotag.api.upload.IngestStarter;
import io.dropwizard.core.setup.Environment;

/** Projects, models, runs and predictions: everything that talks to Temporal. */
final class RunSection {

    RunSection(Foundation foundation, TemporalConfig temporal) {}

    /** Ingests are in the outbox; the relay is told to look. */
    IngestStarter ingests() {
        return () -> {};
    }

    void register(Environment environment) {}
}
