package io.autotag.ops.postgres;

import io.autotag.ops.process.ChildSpec;
import io.autotag.ops.process.StopSignal;
import io.autotag.ops.process.Unit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * PostgreSQL on a loopback port, with its data kept in a folder: writes reach the disk before they count, connections
 * need a password, and nothing listens but the port.
 */
public final class PostgresUnit implements Unit {

    /** The name of its process, pid file and log. */
    public static final String NAME = "postgres";

    /** A server that was killed replays its log before it is ready. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    /** For one API process and four workers, all at their most, and a dozen for whoever looks in. */
    public static final int CONNECTIONS = 120;

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=" + CONNECTIONS,
            "password_encryption=scram-sha-256",
            "logging_collector=off",
            "log_destination=stderr",
            "jit=off");

    private final Path server;
    private final Cluster cluster;
    private final int port;

    /** Unpacks the server and makes the data directory where that was not done before. */
    public PostgresUnit(Path folder, int port) {
        this.server = ServerFiles.unpackedIn(folder);
        this.cluster = new Cluster(server, folder);
        this.port = port;
        cluster.ensure();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return cluster.password();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ChildSpec prepare() {
        Postmaster.endOrphan(cluster.data());
        Stream<String> program = Stream.of(
                server.resolve("bin/postgres").toString(), "-D", cluster.data().toString(), "-p", "" + port);
        Stream<String> settings = Stream.concat(SETTINGS.stream(), ServerMemory.ofThisMachine().settings().stream())
                .flatMap(setting -> Stream.of("-c", setting));
        List<String> command = Stream.concat(program, settings).toList();
        return new ChildSpec(
                Unprivileged.command(command), Map.of("LC_ALL", "C"), StopSignal.INT, Duration.ofSeconds(40));
    }

    @Override
    public boolean isReady() {
        return Postmaster.isReady(cluster.data());
    }

    @Override
    public Duration readyWithin() {
        return READY_WITHIN;
    }
}
