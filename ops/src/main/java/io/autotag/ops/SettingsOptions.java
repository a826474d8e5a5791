package io.autotag.ops;

import io.autotag.ops.Settings.DatabaseAddress;
import io.autotag.ops.process.StartException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of every command that runs a process; each has an environment variable of the same meaning. */
final class SettingsOptions {

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
            paramLabel = "FOLDER",
            defaultValue = "${env:AUTOTAG_BLOBS}",
            description = "Where uploaded files are kept (AUTOTAG_BLOBS). Default: blobs in the home folder.")
    private @Nullable Path blobs;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "${env:AUTOTAG_HOST:-127.0.0.1}",
            description = "The address that the API listens at (AUTOTAG_HOST); 0.0.0.0 for all. Default: this machine"
                    + " alone.")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:AUTOTAG_PORT}",
            description = "Where the API listens (AUTOTAG_PORT). Default: 8080, or a free one if that is taken.")
    private @Nullable Integer port;

    @Option(
            names = "--admin-port",
            paramLabel = "PORT",
            defaultValue = "${env:AUTOTAG_ADMIN_PORT}",
            description = "Where health and metrics are (AUTOTAG_ADMIN_PORT). Default: 8081, or a free one.")
    private @Nullable Integer adminPort;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            defaultValue = "${env:AUTOTAG_URL}",
            description = "How clients reach the API (AUTOTAG_URL). Default: this machine and the port.")
    private @Nullable String url;

    /** The settings of a command that has none of these options: what the environment says. */
    static Settings ofEnvironment() {
        return CommandLine.populateCommand(new SettingsOptions()).settings();
    }

    /** The checked settings; a wrong value is refused with a sentence that names its variable. */
    Settings settings() {
        try {
            return new Settings(
                    given(databaseUrl).map(this::database),
                    given(temporalAddress),
                    temporalNamespace,
                    Optional.ofNullable(blobs).map(Path::toAbsolutePath),
                    variable("AUTOTAG_SECRET"),
                    host,
                    Optional.ofNullable(port),
                    Optional.ofNullable(adminPort),
                    given(url));
        } catch (IllegalArgumentException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private DatabaseAddress database(String jdbcUrl) {
        return new DatabaseAddress(
                jdbcUrl, databaseUser, variable("AUTOTAG_DB_PASSWORD").orElse(""));
    }

    private static Optional<String> variable(String name) {
        return given(System.getenv(name));
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
