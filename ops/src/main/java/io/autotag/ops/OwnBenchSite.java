package io.autotag.ops;

import io.autotag.blob.BlobSettings;
import io.autotag.ops.Settings.DatabaseAddress;
import io.autotag.ops.bench.query.BenchSite;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.demo.Host;
import io.autotag.ops.postgres.PostgresUnit;
import io.autotag.ops.process.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An Autotag with an embedded database in a folder of its own. */
final class OwnBenchSite implements BenchSite {

    private final Home home;

    OwnBenchSite(Home home) {
        this.home = home;
    }

    @Override
    public Host start() {
        return OwnHost.start(home, settings(), System.getenv(), Console.standard()::line);
    }

    /** Never a database of the operator's, nor the ports where an operator's own may just be starting. */
    private static Settings settings() {
        return new Settings(
                Optional.empty(),
                Optional.empty(),
                "default",
                Optional.empty(),
                Optional.empty(),
                "127.0.0.1",
                Optional.of(Ports.anyFree()),
                Optional.of(Ports.anyFree()),
                Optional.empty());
    }

    @Override
    public Login login() {
        PostgresUnit server = new PostgresUnit(home.postgres(), Ports.readOr(home.portFile(PostgresUnit.NAME), 0));
        return new Login(server.jdbcUrl(), server.user(), server.password());
    }

    @Override
    public URI metrics() {
        return URI.create("http://127.0.0.1:" + Ports.readOr(home.portFile("admin"), 0) + "/metrics");
    }

    @Override
    public String temporal() {
        return TemporalUnit.addressIn(home);
    }

    @Override
    public Workers moreWorkers(int count) {
        Supervisor supervisor = new Supervisor(home.run(), home.logs(), Console.standard()::line);
        Login login = login();
        Wiring wiring = new Wiring(
                new DatabaseAddress(login.url(), login.user(), login.password()),
                temporal(),
                "default",
                Map.of(),
                BlobSettings.folder(home.blobs()));
        for (int number = 2; number <= count + 1; number++) {
            String name = WorkerUnit.NAME + "-" + number;
            supervisor.start(new WorkerUnit(name, home, wiring, Map.of("AUTOTAG_SECRET", home.secret())));
        }
        return supervisor::close;
    }

    @Override
    public void remove() {
        try (Stream<Path> files = Files.walk(home.root())) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take away " + home.root(), e);
        }
    }
}
