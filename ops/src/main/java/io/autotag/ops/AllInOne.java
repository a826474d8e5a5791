package io.autotag.ops;

import io.autotag.blob.BlobSettings;
import io.autotag.ops.Settings.DatabaseAddress;
import io.autotag.ops.postgres.PostgresUnit;
import io.autotag.ops.process.StartException;
import io.autotag.ops.process.StopSignal;
import io.autotag.ops.process.Supervisor;
import io.autotag.temporal.SearchAttributes;
import io.autotag.temporal.TemporalServer;
import io.autotag.workflow.RunAttributes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Everything on this machine, each part a supervised process: PostgreSQL, Temporal, the API, the worker. They start in
 * this order and end in the reverse one. Closing is idempotent; it also happens when this JVM is asked to end.
 */
final class AllInOne implements AutoCloseable {

    private final Home home;
    private final HomeLock lock;
    private final Supervisor supervisor;
    private final CountDownLatch closed = new CountDownLatch(1);

    private AllInOne(Home home, HomeLock lock, Consumer<String> tell) {
        this.home = home;
        this.lock = lock;
        this.supervisor = new Supervisor(home.run(), home.logs(), tell);
    }

    /** Takes the home folder for this process; empty when another supervisor has it. Nothing is started yet. */
    static Optional<AllInOne> in(Home home, Consumer<String> tell) {
        home.create();
        return HomeLock.tryTake(home).map(lock -> {
            AllInOne all = new AllInOne(home, lock, tell);
            Runtime.getRuntime().addShutdownHook(new Thread(all::close, "stop"));
            return all;
        });
    }

    /** Starts everything and waits until it is ready. A failure ends what was started and is one sentence. */
    Running start(Settings settings, TemporalChoice temporal) {
        try {
            endLeftovers();
            BlobSettings blobs = settings.blobs().orElseGet(() -> BlobSettings.folder(home.blobs()));
            OpenBlobs.require(blobs);
            DatabaseAddress database = settings.database().orElseGet(this::embeddedDatabase);
            temporal.unit().ifPresent(unit -> startTemporal(unit, settings.temporalNamespace()));
            Wiring wiring = new Wiring(
                    database, temporal.reachableAt(), settings.temporalNamespace(), temporal.access(), blobs);
            String secret = settings.secret().orElseGet(home::secret);
            Running running = new Running(startApi(settings, wiring, secret), temporal.label());
            supervisor.start(new WorkerUnit(home, wiring, Map.of("AUTOTAG_SECRET", secret)));
            running.write(home);
            return running;
        } catch (StartException e) {
            close();
            throw e;
        }
    }

    /** Waits until something closes this. */
    void awaitClosed() throws InterruptedException {
        closed.await();
    }

    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        Running.forget(home);
        supervisor.close();
        lock.close();
        closed.countDown();
    }

    /** The key that the first start made. */
    static String adminKey(Home home) {
        try {
            return Files.readString(home.adminKey()).strip();
        } catch (IOException e) {
            throw new StartException("The first key is not in " + home.adminKey() + ": set AUTOTAG_API_KEY.", e);
        }
    }

    /** A supervisor that was killed leaves processes that may still be ending; they must be gone before new ones come. */
    private void endLeftovers() {
        Running.forget(home);
        supervisor.endLeftover(WorkerUnit.NAME, StopSignal.TERM);
        supervisor.endLeftover(ApiUnit.NAME, StopSignal.TERM);
        supervisor.endLeftover(TemporalUnit.NAME, StopSignal.TERM);
        supervisor.endLeftover(PostgresUnit.NAME, StopSignal.INT);
    }

    /** In the pages of a server that keeps what it knows people shall find runs; without that everything else works. */
    private void startTemporal(TemporalUnit unit, String namespace) {
        supervisor.start(unit);
        if (unit.isDurable()) {
            TemporalServer server = TemporalServer.open(unit.address(), namespace);
            try (SearchAttributes attributes = SearchAttributes.of(server)) {
                attributes.make(RunAttributes.ALL);
            }
        }
    }

    private DatabaseAddress embeddedDatabase() {
        PostgresUnit postgres = new PostgresUnit(home.postgres(), Ports.remembered(home.portFile(PostgresUnit.NAME)));
        supervisor.start(postgres);
        return new DatabaseAddress(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private URI startApi(Settings settings, Wiring wiring, String secret) {
        int port = port(settings.port(), Settings.DEFAULT_PORT, "AUTOTAG_PORT", ApiUnit.NAME);
        int adminPort = port(settings.adminPort(), Settings.DEFAULT_ADMIN_PORT, "AUTOTAG_ADMIN_PORT", "admin");
        supervisor.start(new ApiUnit(home, wiring, settings.host(), port, adminPort, settings.url(), secret));
        return URI.create(settings.url().orElse("http://localhost:" + port));
    }

    /** A port that was asked for must be free; the usual one may give way to another. */
    private int port(Optional<Integer> wanted, int usual, String variable, String name) {
        wanted.filter(port -> !Ports.isFree(port)).ifPresent(port -> {
            throw new StartException(
                    "Port " + port + " is taken: choose another with " + variable + ", or end what listens there.");
        });
        return Ports.preferred(wanted.orElse(usual), home.portFile(name));
    }
}
