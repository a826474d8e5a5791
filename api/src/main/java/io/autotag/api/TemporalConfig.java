package io.autotag.api;

import io.autotag.temporal.TemporalServer;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Where Temporal is, and how often it is compared with the database.
 *
 * @param address {@code host:port}
 * @param tls whether it is reached by TLS; empty leaves that to the rest
 * @param tlsCa file of the authorities that are believed
 * @param tlsCert file of the certificate that is shown to it, and {@code tlsKey} that of its key
 * @param payloadKeys seal what it keeps; empty: nothing is sealed
 * @param ephemeral whether it is the one inside a JVM, which forgets what it knew when it ends
 * @param reconcileEvery between two looks at everything that is open
 * @param relayEvery between two looks into the outbox
 */
record TemporalConfig(
        @NotBlank String address,
        @NotBlank String namespace,
        @NotNull String tls,
        @NotNull String tlsCa,
        @NotNull String tlsCert,
        @NotNull String tlsKey,
        @NotNull String tlsServerName,
        @NotNull String apiKey,
        @NotNull String payloadKeys,
        boolean ephemeral,
        @NotNull @MinDuration(value = 50, unit = TimeUnit.MILLISECONDS) Duration reconcileEvery,
        @NotNull @MinDuration(value = 50, unit = TimeUnit.MILLISECONDS) Duration relayEvery) {

    /** The server, in the words of the variables. */
    TemporalServer server() {
        return TemporalServer.of(
                address,
                namespace,
                Map.of(
                        "AUTOTAG_TEMPORAL_TLS", tls,
                        "AUTOTAG_TEMPORAL_TLS_CA", tlsCa,
                        "AUTOTAG_TEMPORAL_TLS_CERT", tlsCert,
                        "AUTOTAG_TEMPORAL_TLS_KEY", tlsKey,
                        "AUTOTAG_TEMPORAL_TLS_SERVER_NAME", tlsServerName,
                        "AUTOTAG_TEMPORAL_API_KEY", apiKey,
                        "AUTOTAG_TEMPORAL_PAYLOAD_KEYS", payloadKeys));
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "TemporalConfig[" + address + ", namespace=" + namespace + "]";
    }
}
