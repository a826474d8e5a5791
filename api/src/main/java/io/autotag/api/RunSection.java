package io.autotag.api;

import io.autotag.api.resource.ActivationResource;
import io.autotag.api.resource.ActivationsResource;
import io.autotag.api.resource.AutotagResource;
import io.autotag.api.resource.ItemPredictionsResource;
import io.autotag.api.resource.LimitHistoryResource;
import io.autotag.api.resource.ModelFileResource;
import io.autotag.api.resource.ModelIntake;
import io.autotag.api.resource.ModelResource;
import io.autotag.api.resource.ModelVersionResource;
import io.autotag.api.resource.OwnProjectResource;
import io.autotag.api.resource.ProjectResource;
import io.autotag.api.resource.ProjectRunsResource;
import io.autotag.api.resource.Projects;
import io.autotag.api.resource.ProviderTestResource;
import io.autotag.api.resource.RunEventsResource;
import io.autotag.api.resource.RunHistoryResource;
import io.autotag.api.resource.RunResource;
import io.autotag.api.resource.RunStreams;
import io.autotag.api.resource.RunViews;
import io.autotag.api.resource.StatusResource;
import io.autotag.api.resource.VersionUpkeepResource;
import io.autotag.api.resource.WorkersResource;
import io.autotag.api.run.Beat;
import io.autotag.api.run.BulkStarter;
import io.autotag.api.run.IngestCaller;
import io.autotag.api.run.OutboxRelay;
import io.autotag.api.run.Reconciler;
import io.autotag.api.run.RunOrders;
import io.autotag.api.run.RunStarter;
import io.autotag.api.run.RunSteering;
import io.autotag.api.run.ScanCaller;
import io.autotag.api.run.SelectionCheck;
import io.autotag.api.run.SettingsDesk;
import io.autotag.api.run.ShortWorkflows;
import io.autotag.api.run.TemporalLink;
import io.autotag.api.upload.IngestStarter;
import io.autotag.api.view.StatusView;
import io.autotag.search.QueriedItems;
import io.autotag.search.QueriedPredictions;
import io.autotag.store.BulkRepository;
import io.autotag.store.Database;
import io.autotag.trace.Tracing;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Duration;
import java.util.Optional;

/** Projects, models, runs and predictions: everything that talks to Temporal. */
final class RunSection {

    private static final int MOST_STREAMS = 256;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Foundation foundation;
    private final TemporalConfig config;
    private final ModelConfig modelConfig;
    private final TemporalLink temporal;
    private final RunStarter starter;
    private final RunViews views;
    private final RunStreams streams;
    private final BulkStarter bulks;
    private final Beat relay;
    private final Beat reconciler;

    RunSection(Foundation foundation, TemporalConfig config, ModelConfig modelConfig, Optional<Tracing> tracing) {
        Database database = foundation.database();
        this.foundation = foundation;
        this.config = config;
        this.modelConfig = modelConfig;
        this.temporal = TemporalLink.to(config.server(), tracing);
        this.starter = new RunStarter(temporal, database);
        this.views = new RunViews(database, foundation.clock());
        this.streams = new RunStreams(views, foundation.json(), foundation.clock(), MOST_STREAMS);
        this.bulks = new BulkStarter(temporal);
        IngestCaller ingests = new IngestCaller(temporal);
        ScanCaller scanning = new ScanCaller(temporal);
        this.relay = new Beat("outbox-relay", new OutboxRelay(database, starter, ingests, scanning)::pass);
        this.reconciler = new Beat("reconciler", reconciler(database, ingests, scanning)::pass);
    }

    /** Ingests are in the outbox; the relay is told to look. */
    IngestStarter ingests() {
        return relay::ring;
    }

    /** Scans are in the outbox too. */
    Runnable scans() {
        return relay::ring;
    }

    private Reconciler reconciler(Database database, IngestCaller ingests, ScanCaller scanning) {
        return new Reconciler(
                database, starter, ingests, scanning, bulks, new BulkRepository(QueriedPredictions.ports()));
    }

    /** Has bulk actions carried out. */
    BulkStarter bulks() {
        return bulks;
    }

    /** The connection to Temporal, which this section closes. */
    TemporalLink temporal() {
        return temporal;
    }

    void register(Environment environment) {
        JerseyEnvironment jersey = environment.jersey();
        registerProjects(jersey);
        registerModels(jersey);
        registerRuns(jersey);
        environment.healthChecks().register("temporal", new TemporalHealth(temporal));
        environment.lifecycle().manage(new ClosedAtEnd(temporal));
        environment
                .lifecycle()
                .manage(new Beating(reconciler, config.reconcileEvery().toJavaDuration()));
        environment.lifecycle().manage(new Beating(relay, config.relayEvery().toJavaDuration()));
        environment.lifecycle().addEventListener(new StreamsEndFirst(streams));
        environment.lifecycle().manage(new Beating(new Beat("run-looks", streams::look), LOOK_EVERY));
    }

    private void registerProjects(JerseyEnvironment jersey) {
        Projects projects = new Projects(foundation.database(), foundation.paging());
        jersey.register(new ProjectResource(projects));
        jersey.register(new OwnProjectResource(projects));
    }

    private void registerModels(JerseyEnvironment jersey) {
        Database database = foundation.database();
        ShortWorkflows workers = new ShortWorkflows(temporal, database, foundation.clock());
        jersey.register(new ModelResource(database, foundation.paging()));
        jersey.register(new ActivationResource(database));
        jersey.register(new ActivationsResource(database, foundation.paging()));
        jersey.register(new ModelVersionResource(
                database, foundation.blobs(), new ModelIntake(database, workers), workers, modelConfig.mostBytes()));
        jersey.register(new ProviderTestResource(database, workers));
        jersey.register(new VersionUpkeepResource(database));
        jersey.register(new ModelFileResource(database, foundation.blobs()));
    }

    private void registerRuns(JerseyEnvironment jersey) {
        Database database = foundation.database();
        SelectionCheck selections = new SelectionCheck(new QueriedItems());
        RunOrders orders = new RunOrders(database, starter, selections);
        SettingsDesk desk = new SettingsDesk(database, starter, selections);
        jersey.register(new AutotagResource(database, orders, views, desk));
        jersey.register(new ProjectRunsResource(database, foundation.paging(), views));
        jersey.register(new RunResource(database, foundation.paging(), views, new RunSteering(database, starter)));
        jersey.register(new RunHistoryResource(database, foundation.paging()));
        jersey.register(new StatusResource(new StatusView(config.ephemeral())));
        jersey.register(new WorkersResource(database, foundation.clock()));
        jersey.register(new LimitHistoryResource(database, foundation.paging()));
        jersey.register(new RunEventsResource(database, views, streams));
        jersey.register(new ItemPredictionsResource(database, foundation.paging()));
    }
}
