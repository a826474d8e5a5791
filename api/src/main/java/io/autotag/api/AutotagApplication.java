package io.autotag.api;

import io.autotag.api.auth.Caller;
import io.autotag.api.error.AddressCheck;
import io.autotag.api.error.BodyLimit;
import io.autotag.api.error.FailureMapper;
import io.autotag.api.error.JsonErrorPages;
import io.autotag.api.error.TakenTypes;
import io.autotag.api.error.UnreadBody;
import io.autotag.api.error.ViolationMapper;
import io.autotag.api.resource.AnswersFeature;
import io.autotag.blob.BlobStore;
import io.autotag.source.SourceReaders;
import io.autotag.source.SourcedBlobs;
import io.autotag.store.Database;
import io.autotag.store.DatabaseSettings;
import io.autotag.trace.TraceSettings;
import io.autotag.trace.Tracing;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.jersey.validation.Validators;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The API process. Started as {@code AutotagApplication server}; what it needs to know it finds in the environment
 * variables that {@code autotag.yml} names.
 */
public final class AutotagApplication extends Application<ApiConfiguration> {

    private static final String CONFIGURATION = "autotag.yml";
    private static final String OPENAPI = "/openapi.json";

    /** A hundred thousand uids, twice. */
    private static final long MOST_JSON_BYTES = 8L << 20;

    private static final Duration QUERY_PATIENCE = Duration.ofSeconds(10);

    private final Map<String, String> variables;

    /** @param variables the process's environment */
    public AutotagApplication(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    public static void main(String[] arguments) throws Exception {
        String command = arguments.length == 0 ? "server" : arguments[0];
        new AutotagApplication(System.getenv()).run(command, CONFIGURATION);
    }

    @Override
    public String getName() {
        return "autotag-api";
    }

    @Override
    public void initialize(Bootstrap<ApiConfiguration> bootstrap) {
        bootstrap.setConfigurationSourceProvider(
                new VariableSource(new ResourceConfigurationSourceProvider(), variables));
        bootstrap.setValidatorFactory(Validators.newConfiguration()
                .traversableResolver(new WholeBodies())
                .enableTraversableResolverResultCache(false)
                .buildValidatorFactory());
    }

    @Override
    public void run(ApiConfiguration configuration, Environment environment) {
        JsonRules.apply(environment.getObjectMapper());
        Foundation foundation = foundation(configuration, environment);
        new FirstStart(foundation.database()).prepare(configuration.adminKeyFile());

        Optional<Tracing> tracing = TraceSettings.of(getName(), variables).map(Tracing::start);
        tracing.ifPresent(traces -> TracedRequests.register(traces, environment));
        RunSection runs = new RunSection(foundation, configuration.temporal(), configuration.models(), tracing);
        DataSection data = new DataSection(foundation, runs.ingests(), configuration.mostUploadBytes());
        secure(environment);
        new SessionSection(foundation, configuration).register(environment);
        QuerySection queries = new QuerySection(foundation);
        WebhookSection webhooks = new WebhookSection(
                foundation, configuration.egress(), configuration.webhooks(), configuration.secret());
        new OperatingSection(foundation, List.of(queries.metrics(), webhooks.metrics())).register(environment);
        data.register(environment, queries.search());
        runs.register(environment);
        queries.register(environment);
        CompareSection compare = new CompareSection(foundation);
        compare.register(environment.jersey());
        new ReviewSection(foundation, queries.search(), compare.desk()).register(environment);
        new BulkSection(foundation, runs.bulks()).register(environment);
        new CalibrationSection(
                        foundation,
                        runs.temporal(),
                        configuration.temporal().reconcileEvery().toJavaDuration())
                .register(environment);
        new ExportSection(
                        foundation,
                        runs.temporal(),
                        configuration.temporal().reconcileEvery().toJavaDuration())
                .register(environment);
        webhooks.register(environment);
        new SourceSection(foundation, configuration.inPlace(), runs.scans()).register(environment.jersey());
        new ProviderSection(foundation, configuration.egress(), configuration.secret()).register(environment.jersey());
        new UiSection(foundation, runs.temporal(), configuration.publicUrl()).register(environment);
    }

    private static Foundation foundation(ApiConfiguration configuration, Environment environment) {
        DatabaseSettings settings = configuration.database().settings();
        Database.migrate(settings);
        Database database = Database.open(settings);
        environment.lifecycle().manage(new ClosedAtEnd(database));
        Database queries = Database.openForQueries(configuration.database().querySettings(), QUERY_PATIENCE);
        environment.lifecycle().manage(new ClosedAtEnd(queries));
        SourceReaders sources = SourceReaders.forPictures(configuration.inPlace());
        environment.lifecycle().manage(new ClosedAtEnd(sources));
        BlobStore own = configuration.blobs().settings().open();
        return Foundation.of(
                configuration,
                database,
                queries,
                new SourcedBlobs(database, own, sources),
                Clock.systemUTC(),
                environment.getObjectMapper());
    }

    private static void secure(Environment environment) {
        JerseyEnvironment jersey = environment.jersey();
        FailureMapper failures = new FailureMapper();
        jersey.register(failures);
        jersey.register(new ViolationMapper(failures));
        jersey.register(new UnreadBody());
        jersey.register(new TakenTypes());
        jersey.register(new AddressCheck());
        jersey.register(new BodyLimit(MOST_JSON_BYTES));
        jersey.register(new AnswersFeature());
        jersey.register(new AuthValueFactoryProvider.Binder<>(Caller.class));
        environment
                .servlets()
                .addFilter("security", new SecurityHeaders())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/api/*", OPENAPI);
        environment.servlets().addServlet("openapi", new OpenApiServlet()).addMapping(OPENAPI);
        JsonErrorPages errors = new JsonErrorPages(environment.getObjectMapper());
        environment.getApplicationContext().setErrorHandler(errors);
        environment.lifecycle().addServerLifecycleListener(server -> server.setErrorHandler(errors));
    }
}
