package io.autotag.ops;

import io.autotag.ops.process.Foreground;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code autotag worker}: one worker process against a PostgreSQL and a Temporal of the operator's. */
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs one worker process, with the database and Temporal given; as many as wanted may run.",
            "It needs the same blobs as the API: the same folder, or one that is shared."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  autotag worker --db-url jdbc:postgresql://db/autotag --temporal-address t:7233",
            "",
            "AUTOTAG_HOME names its home folder. With \"-o json\" (or AUTOTAG_LOG_FORMAT=json) each line of its"
                    + " log is a JSON object."
        })
final class WorkerCommand implements Callable<Integer> {

    private final Home home;

    @Mixin
    private PartsOptions parts = new PartsOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            defaultValue = "${env:AUTOTAG_WORKER_METRICS_PORT}",
            description = "Where it answers Prometheus (AUTOTAG_WORKER_METRICS_PORT), at the address in"
                    + " AUTOTAG_ADMIN_HOST. Default: nowhere.")
    private @Nullable String metricsPort;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "${env:AUTOTAG_DEVICE}",
            description = "What computes models (AUTOTAG_DEVICE): cpu, cuda, tensorrt, openvino, coreml, directml."
                    + " Default: cpu.")
    private @Nullable String device;

    WorkerCommand(Home home) {
        this.home = home;
    }

    @Override
    public Integer call() {
        home.create();
        Settings settings = parts.settings();
        Wiring wiring = Wiring.given(settings, home);
        Map<String, String> more = new HashMap<>(output.logVariables());
        more.put("AUTOTAG_SECRET", settings.secret().orElseGet(home::secret));
        PartsOptions.given(metricsPort).ifPresent(port -> more.put("AUTOTAG_WORKER_METRICS_PORT", port));
        PartsOptions.given(device).ifPresent(word -> more.put("AUTOTAG_DEVICE", word));
        return Foreground.run(new WorkerUnit(home, wiring, more).prepare());
    }
}
