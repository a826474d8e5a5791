package io.autotag.ops;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that runs an API; each has an environment variable of the same meaning. */
final class SettingsOptions {

    @Mixin
    private PartsOptions parts = new PartsOptions();

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
        return parts.settings(host, Optional.ofNullable(port), Optional.ofNullable(adminPort), PartsOptions.given(url));
    }
}
