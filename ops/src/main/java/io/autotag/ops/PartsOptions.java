package io.autotag.ops;

import io.autotag.blob.BlobException;
import io.autotag.blob.BlobSettings;
import io.autotag.ops.Settings.DatabaseAddress;
import io.autotag.ops.process.StartException;
import io.autotag.temporal.PayloadKeys;
import io.autotag.temporal.TemporalServer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where every process finds the database, Temporal and files; each option has an environment variable. */
final class PartsOptions {

    @Option(
            names = "--db-url",
            paramLabel = "JDBC",
            defaultValue = "${env:AUTOTAG_DB_URL}",
            description = "A PostgreSQL 15 or newer: jdbc:postgresql://host:5432/database (AUTOTAG_DB_URL).")
    private @Nullable String databaseUrl;

    @Option(
            names = "--db-user",
            paramLabel = "NAME",
            defaultValue = "${env:AUTOTAG_DB_USER:-autotag}",
            description = "Its user (AUTOTAG_DB_USER); the password only comes from AUTOTAG_DB_PASSWORD.")
    private String databaseUser = "autotag";

    @Option(
            names = "--temporal-address",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:AUTOTAG_TEMPORAL_ADDRESS}",
            description = "A Temporal server (AUTOTAG_TEMPORAL_ADDRESS).")
    private @Nullable String temporalAddress;

    @Option(
            names = "--temporal-namespace",
            paramLabel = "NAME",
            defaultValue = "${env:AUTOTAG_TEMPORAL_NAMESPACE:-default}",
            description = "Its namespace (AUTOTAG_TEMPORAL_NAMESPACE). Default: ${DEFAULT-VALUE}.")
    private String temporalNamespace = "default";

    @Option(
            names = "--blobs",
            paramLabel = "PLACE",
            defaultValue = "${env:AUTOTAG_BLOBS}",
            description = "Where uploaded files are kept (AUTOTAG_BLOBS): a folder, or s3://bucket/folder with"
                    + " AUTOTAG_S3_ENDPOINT and AUTOTAG_S3_REGION. Default: blobs in the home folder.")
    private @Nullable String blobs;

    /** The settings of a process that listens nowhere. */
    Settings settings() {
        return settings("127.0.0.1", Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** With where an API listens, and how clients reach it. */
    Settings settings(String host, Optional<Integer> port, Optional<Integer> adminPort, Optional<String> url) {
        try {
            checkTemporal();
            return new Settings(
                    given(databaseUrl).map(this::database),
                    given(temporalAddress),
                    temporalNamespace,
                    given(blobs).map(place -> BlobSettings.of(place, System.getenv())
                            .absolute()),
                    variable("AUTOTAG_SECRET"),
                    host,
                    port,
                    adminPort,
                    url);
        } catch (IllegalArgumentException | BlobException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The parts read the variables themselves; what is wrong with them is said before anything starts. */
    private void checkTemporal() {
        PayloadKeys.of(System.getenv());
        Optional<String> address = given(temporalAddress);
        address.ifPresent(server -> TemporalServer.of(server, temporalNamespace, System.getenv()));
        if (address.isEmpty() && TemporalServer.isMeant(System.getenv())) {
            throw new IllegalArgumentException(
                    "The variables AUTOTAG_TEMPORAL_TLS... and AUTOTAG_TEMPORAL_API_KEY are for a"
                            + " Temporal of yours: set AUTOTAG_TEMPORAL_ADDRESS, too.");
        }
    }

    private DatabaseAddress database(String jdbcUrl) {
        return new DatabaseAddress(
                jdbcUrl, databaseUser, variable("AUTOTAG_DB_PASSWORD").orElse(""));
    }

    private static Optional<String> variable(String name) {
        return given(System.getenv(name));
    }

    static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
