package io.autotag.ops;

import io.autotag.blob.BlobSettings;
import io.autotag.ops.Settings.DatabaseAddress;
import io.autotag.ops.process.StartException;
import io.autotag.temporal.TemporalServer;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the parts find each other, as the environment of the API and the worker process.
 *
 * @param temporalAddress {@code host:port}
 * @param temporalAccess the variables that say how it is reached
 */
record Wiring(
        DatabaseAddress database,
        String temporalAddress,
        String temporalNamespace,
        Map<String, String> temporalAccess,
        BlobSettings blobs) {

    Wiring {
        temporalAccess = Map.copyOf(temporalAccess);
    }

    /** What a process needs that starts neither database nor Temporal itself; a missing one is named. */
    static Wiring given(Settings settings, Home home) {
        return new Wiring(
                settings.database().orElseThrow(() -> missing("AUTOTAG_DB_URL", "a PostgreSQL")),
                settings.temporalAddress().orElseThrow(() -> missing("AUTOTAG_TEMPORAL_ADDRESS", "a Temporal server")),
                settings.temporalNamespace(),
                TemporalServer.access(System.getenv()),
                settings.blobs().orElseGet(() -> BlobSettings.folder(home.blobs())));
    }

    private static StartException missing(String variable, String what) {
        return new StartException("This process needs " + what + " of yours: set " + variable
                + ". \"ops/autotag up\" starts everything on this machine instead.");
    }

    Map<String, String> environment(Home home) {
        Map<String, String> environment = new HashMap<>();
        environment.put("AUTOTAG_HOME", home.root().toString());
        environment.put("AUTOTAG_DB_URL", database.url());
        environment.put("AUTOTAG_DB_USER", database.user());
        environment.put("AUTOTAG_DB_PASSWORD", database.password());
        environment.put("AUTOTAG_TEMPORAL_ADDRESS", temporalAddress);
        environment.put("AUTOTAG_TEMPORAL_NAMESPACE", temporalNamespace);
        environment.putAll(temporalAccess);
        environment.putAll(blobs.variables());
        return environment;
    }
}
