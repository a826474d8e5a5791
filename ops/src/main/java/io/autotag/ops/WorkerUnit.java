package io.autotag.ops;

import io.autotag.ops.process.ChildSpec;
import io.autotag.ops.process.StartException;
import io.autotag.ops.process.StopSignal;
import io.autotag.ops.process.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The worker process. It writes a file once it takes work, and drains when it is asked to end.
 *
 * @param name of its pid file, log and ready file: several may share a home folder
 * @param more variables beside those of the wiring
 */
record WorkerUnit(String name, Home home, Wiring wiring, Map<String, String> more) implements Unit {

    WorkerUnit {
        more = Map.copyOf(more);
    }

    WorkerUnit(Home home, Wiring wiring, Map<String, String> more) {
        this(NAME, home, wiring, more);
    }

    WorkerUnit(Home home, Wiring wiring) {
        this(home, wiring, Map.of());
    }

    static final String NAME = "worker";

    /** Longer than any batch in hand: what is not written by then is done again by the next worker. */
    private static final Duration DRAIN = Duration.ofSeconds(30);

    @Override
    public ChildSpec prepare() {
        try {
            Files.deleteIfExists(readyFile());
        } catch (IOException e) {
            throw new StartException("Cannot remove " + readyFile() + ": " + e.getMessage() + ".", e);
        }
        Map<String, String> environment = new HashMap<>(wiring.environment(home));
        environment.putAll(Jvm.WORKER.environment());
        environment.putAll(more);
        environment.put("AUTOTAG_READY_FILE", readyFile().toString());
        return new ChildSpec(
                Jvm.WORKER.reportingTo(crashFile()).command("io.autotag.ops.WorkerMain"),
                environment,
                StopSignal.TERM,
                DRAIN);
    }

    @Override
    public boolean isReady() {
        return Files.exists(readyFile());
    }

    @Override
    public Duration readyWithin() {
        return Duration.ofMinutes(2);
    }

    /** What Java has to say of its last end by a signal; one file, as a picture may cause several. */
    private Path crashFile() {
        return home.logs().resolve(name + "-crash.log");
    }

    private Path readyFile() {
        return home.run().resolve(name + ".ready");
    }
}
