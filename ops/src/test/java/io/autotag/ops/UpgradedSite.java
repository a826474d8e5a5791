package io.autotag.ops;

import io.autotag.blob.BlobSettings;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.Endpoint;
import io.autotag.ops.process.Supervisor;
import io.autotag.ops.process.Unit;
import io.autotag.store.DatabaseSettings;
import io.autotag.store.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An API process and a worker of the version before this one; those that replace them begin before they end. */
final class UpgradedSite implements Installation, AutoCloseable {

    /** Where {@code ops/build-earlier} leaves that version. */
    private static final Path EARLIER = Site.tools().resolve("earlier/ops/target");

    private static final String EARLIER_CLASSES =
            EARLIER.resolve("classes") + File.pathSeparator + EARLIER.resolve("lib") + "/*";
    private static final String CLASSES = System.getProperty("java.class.path");
    private static final String SUFFIX = "-earlier";

    private final Home home;
    private final DatabaseSettings database = TestDatabase.createEmpty();
    private final Deque<Supervisor> started = new ArrayDeque<>();
    private final TemporalUnit temporal;
    private final Wiring wiring;
    private Optional<Supervisor> api = Optional.empty();
    private Optional<Supervisor> worker = Optional.empty();
    private int port;

    UpgradedSite(Path folder) {
        home = new Home(folder);
        home.create();
        temporal = TemporalUnit.durable(Site.realTemporal().orElseThrow(), home.temporalDatabase(), Ports.anyFree());
        wiring = new Wiring(
                new Settings.DatabaseAddress(database.jdbcUrl(), database.user(), database.password()),
                temporal.address(),
                "default",
                Map.of(),
                BlobSettings.folder(home.blobs()));
    }

    /** Apart from the making, so that whoever closes it ends what was started before something did not start. */
    void start() {
        start(temporal);
        api = Optional.of(startApi(ApiUnit.NAME + SUFFIX, EARLIER_CLASSES));
        worker = Optional.of(startWorker(WorkerUnit.NAME + SUFFIX, EARLIER_CLASSES));
    }

    static boolean hasEarlier() {
        return Files.isDirectory(EARLIER.resolve("lib"));
    }

    void replaceApi() {
        Optional<Supervisor> earlier = api;
        api = Optional.of(startApi(ApiUnit.NAME, CLASSES));
        earlier.ifPresent(Supervisor::close);
    }

    void replaceWorker() {
        Optional<Supervisor> earlier = worker;
        worker = Optional.of(startWorker(WorkerUnit.NAME, CLASSES));
        earlier.ifPresent(Supervisor::close);
    }

    private Supervisor startApi(String name, String classPath) {
        port = Ports.anyFree();
        ApiUnit unit =
                new ApiUnit(home, wiring, "127.0.0.1", port, Ports.anyFree(), Optional.empty(), "of both versions");
        return start(of(classPath, name, unit, unit::isReady));
    }

    private Supervisor startWorker(String name, String classPath) {
        WorkerUnit unit = new WorkerUnit(name, home, wiring, Map.of());
        return start(of(classPath, name, unit, unit::isReady));
    }

    private static Unit of(String classPath, String name, Unit unit, BooleanSupplier ready) {
        return new AlteredUnit(name, unit, spec -> spec.with(Map.of("CLASSPATH", classPath)), ready);
    }

    /** Each in the care of its own, so that one can be ended before those that were started after it. */
    private Supervisor start(Unit unit) {
        Supervisor supervisor = new Supervisor(home.run(), home.logs(), event -> {});
        started.push(supervisor);
        supervisor.start(unit);
        return supervisor;
    }

    /** The log of its present worker so far. */
    String workerLog() throws IOException {
        return Files.readString(home.logs().resolve(WorkerUnit.NAME + ".log"));
    }

    @Override
    public ApiClient api() {
        return new ApiClient(Endpoint.of("http://127.0.0.1:" + port), Optional.of(AllInOne.adminKey(home)));
    }

    @Override
    public Connection database() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    @Override
    public void close() {
        started.forEach(Supervisor::close);
    }
}
