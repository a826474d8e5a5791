package io.autotag.ops;

import io.autotag.blob.BlobSettings;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.Endpoint;
import io.autotag.ops.postgres.PostgresUnit;
import io.autotag.ops.process.PidFile;
import io.autotag.ops.process.Signals;
import io.autotag.ops.process.StopSignal;
import io.autotag.ops.process.Supervisor;
import io.autotag.store.DatabaseSettings;
import io.autotag.temporal.TemporalServer;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A whole Autotag in a folder of its own, in the processes that an operator has; they can be killed one by one. */
final class Site implements Installation, AutoCloseable {

    /** Which Temporal it runs with. */
    enum Temporal {
        IN_JVM,
        REAL
    }

    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(2);

    private final Home home;
    private final Thread atExit = new Thread(this::killEverything, "end the site");
    private Optional<Process> supervisor = Optional.empty();
    private Optional<DatabaseSettings> given = Optional.empty();
    private List<String> launcher = List.of();

    Site(Path folder) {
        home = new Home(folder);
        home.create();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** From now on its supervisor is started by that command, which becomes the one that follows its words. */
    void launchBy(List<String> command) {
        launcher = List.copyOf(command);
    }

    /** Where the launcher installs programs for tests: in the operator's home, or in that of this clone. */
    static Path tools() {
        return operatorsHome().tools();
    }

    private static Home operatorsHome() {
        return new Home(Path.of(System.getenv()
                .getOrDefault("AUTOTAG_HOME", Path.of("..", ".autotag").toString())));
    }

    /** The real server where it is installed: on the PATH, or by the launcher. */
    static Optional<TemporalProgram> realTemporal() {
        return TemporalProgram.find(operatorsHome(), System.getenv(), passedOver -> {});
    }

    /** The real one where it is installed, as what is shown must hold there; else the one inside a JVM. */
    static Temporal bestTemporal() {
        return realTemporal().isPresent() ? Temporal.REAL : Temporal.IN_JVM;
    }

    /** Starts everything and waits until it is ready. */
    void start(Temporal temporal) throws IOException, InterruptedException {
        start(temporal, Map.of());
    }

    /** @param more variables of all its processes */
    void start(Temporal temporal, Map<String, String> more) throws IOException, InterruptedException {
        if (temporal == Temporal.IN_JVM) {
            launch(List.of("--ephemeral"), more);
            return;
        }
        String program = String.valueOf(realTemporal().orElseThrow().path().getParent());
        Map<String, String> variables = new HashMap<>(more);
        variables.put("PATH", program + File.pathSeparator + System.getenv("PATH"));
        launch(List.of(), variables);
    }

    /** Starts its API and its worker over a database and a Temporal that run already. */
    void startOver(DatabaseSettings database, String temporalAddress) throws IOException, InterruptedException {
        given = Optional.of(database);
        launch(
                List.of(),
                Map.of(
                        "AUTOTAG_DB_URL", database.jdbcUrl(),
                        "AUTOTAG_DB_USER", database.user(),
                        "AUTOTAG_DB_PASSWORD", database.password(),
                        "AUTOTAG_TEMPORAL_ADDRESS", temporalAddress));
    }

    private void launch(List<String> flags, Map<String, String> more) throws IOException, InterruptedException {
        Path log = home.logs().resolve("supervisor.log");
        List<String> up = new ArrayList<>(List.of("up", "--foreground"));
        up.addAll(flags);
        List<String> command = new ArrayList<>(launcher);
        command.addAll(Jvm.SUPERVISOR.command(Main.class.getName(), up.toArray(String[]::new)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> env = builder.environment();
        env.keySet().removeIf(name -> name.startsWith("AUTOTAG_"));
        env.putAll(Jvm.SUPERVISOR.environment());
        env.put("AUTOTAG_HOME", home.root().toString());
        // The usual ports belong to an operator, or to the tests of another clone.
        env.put("AUTOTAG_PORT", Integer.toString(Ports.anyFree()));
        env.put("AUTOTAG_ADMIN_PORT", Integer.toString(Ports.anyFree()));
        // What is compiled for hours of work costs more than it gives in the minute that a test has.
        env.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        env.putAll(more);
        Process process = builder.start();
        supervisor = Optional.of(process);
        awaitReady(process, log);
    }

    private void awaitReady(Process process, Path log) throws IOException, InterruptedException {
        Eventually.last(READY_WITHIN, () -> Running.read(home).isPresent(), running -> running || !process.isAlive());
        if (Running.read(home).isEmpty()) {
            throw new IllegalStateException("Autotag did not start:\n" + Files.readString(log));
        }
    }

    @Override
    public ApiClient api() {
        return api(adminKey());
    }

    /** The key that its first start made. */
    String adminKey() {
        return AllInOne.adminKey(home);
    }

    /** The API as the holder of a key meets it. */
    ApiClient api(String key) {
        Running running = Running.read(home).orElseThrow();
        return new ApiClient(Endpoint.of(running.url().toString()), Optional.of(key));
    }

    /**
     * Starts one more worker over the same database, Temporal and files, in the care of the supervisor that is answered.
     *
     * @param metricsPort where it tells what it does
     */
    Supervisor startWorker(String name, int metricsPort) {
        DatabaseSettings database = databaseSettings();
        Wiring wiring = new Wiring(
                new Settings.DatabaseAddress(database.jdbcUrl(), database.user(), database.password()),
                TemporalUnit.addressIn(home),
                "default",
                Map.of(),
                BlobSettings.folder(home.blobs()));
        Supervisor another = new Supervisor(home.run(), home.logs(), event -> {});
        Map<String, String> more =
                Map.of("AUTOTAG_SECRET", home.secret(), "AUTOTAG_WORKER_METRICS_PORT", Integer.toString(metricsPort));
        another.start(new WorkerUnit(name, home, wiring, more));
        return another;
    }

    /** What its API answers to a GET, whatever the status; the path begins behind the version. */
    HttpResponse<String> answer(String path) throws IOException, InterruptedException {
        return answer(path, HttpRequest.newBuilder());
    }

    /** Likewise to that request, sent there with the first key. */
    HttpResponse<String> answer(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        return ask(request.uri(api().endpoint().api(path)).header("X-Avala-Api-Key", adminKey()));
    }

    /** What its health check says. */
    HttpResponse<String> health() throws IOException, InterruptedException {
        int port = Ports.readOr(home.portFile("admin"), 0);
        return ask(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/healthcheck")));
    }

    /** What is answered, whatever the status. */
    static HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
    }

    /** The log of one of its processes so far. */
    String log(String unit) throws IOException {
        return Files.readString(home.logs().resolve(unit + ".log"));
    }

    @Override
    public Connection database() throws SQLException {
        DatabaseSettings settings = databaseSettings();
        return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
    }

    /** Its database, for a few connections beside all of Autotag. */
    DatabaseSettings databaseSettings() {
        return given.orElseGet(() -> {
            PostgresUnit server = postgres();
            return new DatabaseSettings(server.jdbcUrl(), server.user(), server.password(), 4);
        });
    }

    /** Asks the Temporal that it has started itself, as far as it is not sealed. */
    <T, E extends Exception> T inTemporal(Question<T, E> question) throws E {
        TemporalServer server = temporal();
        WorkflowServiceStubs stubs =
                WorkflowServiceStubs.newServiceStubs(server.connection().build());
        try {
            return question.ask(
                    WorkflowClient.newInstance(stubs, server.client().build()));
        } finally {
            stubs.shutdownNow();
        }
    }

    /** What a client of Temporal is asked. */
    interface Question<T, E extends Exception> {
        T ask(WorkflowClient client) throws E;
    }

    /** The Temporal that it has started itself. */
    TemporalServer temporal() {
        return TemporalServer.open(TemporalUnit.addressIn(home), "default");
    }

    private PostgresUnit postgres() {
        return new PostgresUnit(home.postgres(), Ports.readOr(home.portFile(PostgresUnit.NAME), 0));
    }

    /** {@code kill -9} of one process. */
    void kill(String unit) {
        process(unit).destroyForcibly();
    }

    ProcessHandle process(String unit) {
        return PidFile.running(home.pidFile(unit)).orElseThrow(() -> new IllegalStateException(unit + " does not run"));
    }

    /** The process, which may just be started again. */
    ProcessHandle awaitProcess(String unit) throws InterruptedException {
        return Eventually.last(READY_WITHIN, () -> PidFile.running(home.pidFile(unit)), Optional::isPresent)
                .orElseThrow(() -> new IllegalStateException(unit + " was not started again"));
    }

    /** {@code kill -9} of the supervisor and of all that it started, at once. */
    void killEverything() {
        supervisor.map(Process::toHandle).ifPresent(root -> {
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(root), root.descendants()).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(one -> one.onExit().join());
        });
        supervisor = Optional.empty();
        Running.forget(home);
    }

    /** Asks everything to end. */
    void stop() {
        supervisor.ifPresent(process -> Signals.end(process.toHandle(), StopSignal.TERM, ENDS_WITHIN));
        supervisor = Optional.empty();
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
