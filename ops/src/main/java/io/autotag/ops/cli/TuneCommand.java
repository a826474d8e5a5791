package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "tune",
        description = {
            "Changes how much of the workers an open run gets; it takes effect while the run goes on.",
            "What is not given stays."
        })
final class TuneCommand implements Callable<Integer> {

    private static final String AUTOMATIC = "auto";

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "RUN", description = "Its uid.")
    private String uid = "";

    @Option(names = "--priority", paramLabel = "N", description = "Its weight beside other runs: 1 to 5, usually 3.")
    private @Nullable Integer priority;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "",
            description = "Most chunks in flight, whatever its priority: 1 to 200; \"auto\" ends that.")
    private String window = "";

    @Override
    public Integer call() {
        if (priority == null && window.isEmpty()) {
            throw CliException.usage("Give --priority or --window.");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (priority != null) {
            body.put("priority", priority);
        }
        if (!window.isEmpty()) {
            body.put("window", chunks());
        }
        JsonNode run = connection.api().patch("/runs/" + uid + "/", body);
        return connection.show(
                run,
                console -> console.line(console.tick() + " run " + uid + " has priority " + Fields.text(run, "priority")
                        + " and " + windowOf(run)));
    }

    private int chunks() {
        if (window.equals(AUTOMATIC)) {
            return 0;
        }
        try {
            return Integer.parseInt(window);
        } catch (NumberFormatException noNumber) {
            throw CliException.usage("--window takes a number of chunks, or \"auto\".");
        }
    }

    private static String windowOf(JsonNode run) {
        String chosen = Fields.text(run, "window");
        return chosen.isEmpty() ? "the window that follows from it" : "a window of " + chosen;
    }
}
