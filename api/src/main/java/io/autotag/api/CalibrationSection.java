package io.autotag.api;

import io.autotag.api.resource.CalibrationResource;
import io.autotag.api.resource.EvaluationResource;
import io.autotag.api.resource.GateResource;
import io.autotag.api.resource.GroundTruthResource;
import io.autotag.api.resource.ThresholdResource;
import io.autotag.api.run.Beat;
import io.autotag.api.run.RescoreStarter;
import io.autotag.api.run.TemporalLink;
import io.autotag.store.Database;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Duration;

/** Scores that follow what people decided, and versions that are judged by it. */
final class CalibrationSection {

    /** Of a file of annotations. */
    private static final long MOST_BYTES = 2L << 30;

    private final Foundation foundation;
    private final RescoreStarter starter;
    private final Duration lookEvery;

    /** @param lookEvery how often rescorings that nobody drives are looked for */
    CalibrationSection(Foundation foundation, TemporalLink temporal, Duration lookEvery) {
        this.foundation = foundation;
        this.starter = new RescoreStarter(temporal, foundation.database());
        this.lookEvery = lookEvery;
    }

    void register(Environment environment) {
        Database database = foundation.database();
        Database queries = foundation.queries();
        JerseyEnvironment jersey = environment.jersey();
        jersey.register(new CalibrationResource(database, queries, starter::start));
        jersey.register(new ThresholdResource(database, queries));
        jersey.register(new GateResource(database));
        jersey.register(new GroundTruthResource(database, MOST_BYTES));
        jersey.register(new EvaluationResource(database, queries));
        environment.lifecycle().manage(new Beating(new Beat("rescorings", starter::pass), lookEvery));
    }
}
