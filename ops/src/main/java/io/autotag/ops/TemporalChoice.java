package io.autotag.ops;

import io.autotag.ops.process.StartException;
import io.autotag.temporal.TemporalServer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which Temporal an all-in-one uses.
 *
 * @param address of a server that runs already, {@code host:port}
 * @param unit the server to start, where there is no address
 * @param label in a few words, for people
 */
record TemporalChoice(Optional<String> address, Optional<TemporalUnit> unit, String label) {

    private static final String EPHEMERAL = "AUTOTAG_TEMPORAL_EPHEMERAL";

    /** What to do about a missing Temporal server. */
    enum Missing {
        /** Say how to get one. */
        REFUSE,
        /** Take the one inside a JVM. */
        EPHEMERAL
    }

    /** The first of: the configured address, a program on the PATH or in the tool folder, the one inside a JVM. */
    static TemporalChoice first(
            Settings settings, Home home, Map<String, String> env, Missing missing, Consumer<String> tell) {
        if (settings.temporalAddress().isPresent()) {
            String address = settings.temporalAddress().get();
            return new TemporalChoice(Optional.of(address), Optional.empty(), "Temporal at " + address);
        }
        Optional<TemporalProgram> program = TemporalProgram.find(home, env, tell);
        if (program.isPresent()) {
            return durable(program.get(), home);
        }
        if (missing == Missing.REFUSE) {
            throw new StartException("There is no Temporal server: install one with \"ops/autotag install-temporal\","
                    + " set AUTOTAG_TEMPORAL_ADDRESS to one that runs, or add --ephemeral to use the one inside a JVM,"
                    + " which forgets what it knew when it ends.");
        }
        return ephemeral(home);
    }

    /** The server inside a JVM, whatever else there is. */
    static TemporalChoice ephemeral(Home home) {
        TemporalUnit unit = TemporalUnit.ephemeral(port(home));
        return new TemporalChoice(Optional.empty(), Optional.of(unit), "Temporal in a JVM (ephemeral)");
    }

    /** The address, which for a server of our own is on the loopback interface. */
    String reachableAt() {
        return address.orElseGet(() -> unit.map(TemporalUnit::address).orElseThrow());
    }

    /**
     * The variables that say how it is reached, and whether it forgets; a server of our own is reached in the clear, whatever
     * the environment says.
     */
    Map<String, String> access() {
        if (unit.isEmpty()) {
            return TemporalServer.access(System.getenv());
        }
        Map<String, String> access = new HashMap<>(TemporalServer.access(Map.of()));
        access.put(EPHEMERAL, Boolean.toString(!unit.get().isDurable()));
        return access;
    }

    private static TemporalChoice durable(TemporalProgram program, Home home) {
        TemporalUnit unit = TemporalUnit.durable(program, home.temporalDatabase(), port(home));
        return new TemporalChoice(Optional.empty(), Optional.of(unit), "Temporal server " + program.server());
    }

    private static int port(Home home) {
        return Ports.remembered(home.portFile(TemporalUnit.NAME));
    }
}
