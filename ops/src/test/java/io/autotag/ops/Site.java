package io.autotag.ops;

import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.Endpoint;
import io.autotag.ops.postgres.PostgresUnit;
import io.autotag.ops.process.PidFile;
import io.autotag.ops.process.Signals;
import io.autotag.ops.process.StopSignal;
import io.autotag.store.DatabaseSettings;
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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A whole Autotag in a folder of its own, in the processes that an operator has; they can be killed one by one. */
final class Site implements AutoCloseable {

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

    /** The real server where it is installed: on the PATH, or by the launcher into this clone. */
    static Optional<TemporalProgram> realTemporal() {
        Map<String, String> env = System.getenv();
        Path usual = Path.of("..", ".autotag");
        Home tools = new Home(env.containsKey("AUTOTAG_HOME") ? Path.of(env.get("AUTOTAG_HOME")) : usual);
        return TemporalProgram.find(tools, env, passedOver -> {});
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
        env.putAll(more);
        Process process = builder.start();
        supervisor = Optional.of(process);
        awaitReady(process, log);
    }

    private void awaitReady(Process process, Path log) throws IOException, InterruptedException {
        long due = System.nanoTime() + READY_WITHIN.toNanos();
        while (Running.read(home).isEmpty()) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > due) {
                throw new IllegalStateException("Autotag did not start:\n" + Files.readString(log));
            }
        }
    }

    ApiClient api() {
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

    /** What its API answers to one request, whatever the status; the path begins behind the version. */
    HttpResponse<String> answer(String path) throws IOException, InterruptedException {
        URI url = URI.create(Running.read(home).orElseThrow().url() + "/api/v1" + path);
        return ask(HttpRequest.newBuilder(url).header("X-Avala-Api-Key", AllInOne.adminKey(home)));
    }

    /** What its health check says. */
    HttpResponse<String> health() throws IOException, InterruptedException {
        int port = Ports.readOr(home.portFile("admin"), 0);
        return ask(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/healthcheck")));
    }

    private static HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
    }

    /** The log of one of its processes so far. */
    String log(String unit) throws IOException {
        return Files.readString(home.logs().resolve(unit + ".log"));
    }

    /** A connection to its database, beside all of Autotag. */
    Connection database() throws SQLException {
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

    /** Where the Temporal listens that it has started itself. */
    String temporalAddress() {
        return "127.0.0.1:" + Ports.readOr(home.portFile(TemporalUnit.NAME), 0);
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
        long due = System.nanoTime() + READY_WITHIN.toNanos();
        Optional<ProcessHandle> running = PidFile.running(home.pidFile(unit));
        while (running.isEmpty()) {
            if (System.nanoTime() > due) {
                throw new IllegalStateException(unit + " was not started again");
            }
            Thread.sleep(50);
            running = PidFile.running(home.pidFile(unit));
        }
        return running.get();
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
