package io.autotag.ops;

import io.autotag.ops.process.ChildSpec;
import io.autotag.ops.process.StopSignal;
import io.autotag.ops.process.Unit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A Temporal server of our own on a loopback port: the real one with a database file, or the one inside a JVM.
 *
 * @param isDurable whether it still knows what it knew when it is started again
 */
record TemporalUnit(int port, boolean isDurable, List<String> command, Map<String, String> environment)
        implements Unit {

    static final String NAME = "temporal";

    private static final String HOST = "127.0.0.1:";

    /** The development server with write-ahead logging and full syncs, so that a kill or power cut loses nothing. */
    static TemporalUnit durable(TemporalProgram program, Path database, int port) {
        List<String> command = List.of(
                program.path().toString(),
                "server",
                "start-dev",
                "--headless",
                "--ip",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--db-filename",
                database.toString(),
                "--sqlite-pragma",
                "journal_mode=wal",
                "--sqlite-pragma",
                "synchronous=2",
                "--log-level",
                "warn");
        return new TemporalUnit(port, true, command, Map.of());
    }

    /** The test server of the Java SDK: everything it knows ends with it. */
    static TemporalUnit ephemeral(int port) {
        List<String> command = Jvm.TEMPORAL.command(EphemeralTemporal.class.getName(), Integer.toString(port));
        return new TemporalUnit(port, false, command, Jvm.TEMPORAL.environment());
    }

    /** Where the one of that home listens, {@code host:port}, once it was started there. */
    static String addressIn(Home home) {
        return HOST + Ports.readOr(home.portFile(NAME), 0);
    }

    /** Where it listens, {@code host:port}. */
    String address() {
        return HOST + port;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ChildSpec prepare() {
        return new ChildSpec(command, environment, StopSignal.TERM, Duration.ofSeconds(15));
    }

    @Override
    public boolean isReady() {
        return GrpcHealth.isServing(port);
    }

    @Override
    public Duration readyWithin() {
        return Duration.ofMinutes(1);
    }
}
