package io.autotag.ops;

import io.autotag.blob.BlobSettings;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.Endpoint;
import io.autotag.ops.process.ChildSpec;
import io.autotag.ops.process.Supervisor;
import io.autotag.ops.process.Unit;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/**
 * Several API processes and workers, each on a host of its own, over one PostgreSQL, one Temporal and one folder of files at
 * the switch between them.
 */
final class ScatteredSite implements Installation, AutoCloseable {

    /** The name of the user and of the database. */
    private static final String OWNER = "postgres";

    private static final int API_PORT = 8080;
    private static final int ADMIN_PORT = 8081;
    private static final String SECRET = "the same for all of them";

    private final Path folder;
    private final Network network = Network.open();
    private final EmbeddedPostgres postgres;
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final Supervisor supervisor;
    private final Wiring wiring;
    private final List<Network.Host> apis = new ArrayList<>();
    private final List<Network.Host> workers = new ArrayList<>();
    private int asked;

    /** Starts what all share. */
    ScatteredSite(Path folder) throws IOException, SQLException {
        this.folder = folder;
        Home centre = home("centre");
        supervisor = new Supervisor(centre.run(), centre.logs(), events::add);
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("database"))
                .setServerConfig("listen_addresses", "*")
                .start();
        admitHosts();
        TemporalUnit temporal =
                TemporalUnit.durable(Site.realTemporal().orElseThrow(), centre.temporalDatabase(), Ports.anyFree());
        supervisor.start(everywhere(temporal));
        wiring = new Wiring(
                new Settings.DatabaseAddress(
                        "jdbc:postgresql://" + network.address() + ":" + postgres.getPort() + "/" + OWNER, OWNER, ""),
                network.address() + ":" + temporal.port(),
                "default",
                Map.of(),
                BlobSettings.folder(centre.blobs()));
    }

    private void admitHosts() throws IOException, SQLException {
        Files.writeString(
                folder.resolve("database/pg_hba.conf"),
                "host all all " + network.range() + " trust\n",
                StandardOpenOption.APPEND);
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /** One more API process; the first makes the administrator's key. */
    void startApi() {
        Network.Host host = network.host();
        String url = "http://" + host.address() + ":" + API_PORT;
        Unit api = new ApiUnit(home(host.name()), wiring, "0.0.0.0", API_PORT, ADMIN_PORT, Optional.of(url), SECRET);
        supervisor.start(there(host, api, () -> isAnswering(host)));
        apis.add(host);
    }

    void startWorker() {
        Network.Host host = network.host();
        Unit worker = new WorkerUnit(home(host.name()), wiring);
        supervisor.start(there(host, worker, worker::isReady));
        workers.add(host);
    }

    Network.Host apiHost(int number) {
        return apis.get(number);
    }

    Network.Host workerHost(int number) {
        return workers.get(number);
    }

    /** What was worth telling of its processes, a sentence each: that one ended, above all, and was started again. */
    List<String> events() {
        return List.copyOf(events);
    }

    /** From now on that one of its API processes is asked. */
    void ask(int number) {
        asked = number;
    }

    @Override
    public ApiClient api() {
        Path key = folder.resolve(apis.get(0).name()).resolve("run/admin.key");
        try {
            String url = "http://" + apis.get(asked).address() + ":" + API_PORT;
            return new ApiClient(
                    Endpoint.of(url), Optional.of(Files.readString(key).strip()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Connection database() throws SQLException {
        return DriverManager.getConnection(postgres.getJdbcUrl(OWNER, OWNER), OWNER, "");
    }

    static boolean isAnswering(Network.Host api) {
        URI url = URI.create("http://" + api.address() + ":" + API_PORT + "/openapi.json");
        try {
            HttpClient client = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(1))
                    .build();
            HttpRequest request =
                    HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(2)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Home home(String name) {
        Home home = new Home(folder.resolve(name));
        home.create();
        return home;
    }

    @Override
    public void close() throws IOException {
        supervisor.close();
        postgres.close();
        network.close();
    }

    /** A Temporal that hosts reach, too. */
    private static Unit everywhere(TemporalUnit temporal) {
        return new AlteredUnit(temporal.name(), temporal, ScatteredSite::listeningEverywhere, temporal::isReady);
    }

    private static ChildSpec listeningEverywhere(ChildSpec alone) {
        List<String> command = alone.command().stream()
                .map(word -> word.equals("127.0.0.1") ? "0.0.0.0" : word)
                .toList();
        return new ChildSpec(command, alone.environment(), alone.stop(), alone.patience());
    }

    /** A process on a host. */
    private static Unit there(Network.Host host, Unit unit, BooleanSupplier ready) {
        return new AlteredUnit(
                host.name(),
                unit,
                here -> new ChildSpec(host.around(here.command()), here.environment(), here.stop(), here.patience()),
                ready);
    }
}
