package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "run",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts runs: a run lets the project's model tag what it has not tagged yet.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag run start Harbour --wait",
            "  autotag run start Harbour --slices 0b6e3f1e-6c1d-4a6e-9c7d-2f1d3c4b5a69",
            "  autotag run start Harbour --key nightly-2026-05-01     (asked twice, runs once)"
        })
final class RunCommand {

    @Command(name = "start", description = "Starts a run over a project.")
    int start(
            @Mixin Connection connection,
            @Parameters(paramLabel = "PROJECT", description = "Its name or uid.") String name,
            @Option(names = "--slices", paramLabel = "UID", split = ",", description = "Only these slices.") @Nullable
                    List<String> slices,
            @Option(
                            names = "--force",
                            description =
                                    "Tags again what this model tagged before, except where people decided. What it had found"
                                            + " stays until it is replaced, item by item.")
                    boolean force,
            @Option(
                            names = "--priority",
                            paramLabel = "N",
                            description = "Its weight beside other runs: 1 to 5, usually 3.")
                    @Nullable
                    Integer priority,
            @Option(
                            names = "--key",
                            defaultValue = "",
                            description = "Idempotency key: asked again with the same key, the first run answers.")
                    String key,
            @Option(names = "--wait", description = "Follows the run to its end; exit code 1 if it fails.")
                    boolean wait) {
        ApiClient api = connection.api();
        String project = Fields.text(Names.project(api, name), "uid");
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("force", force);
        if (slices != null && !slices.isEmpty()) {
            body.set("data", selection(slices));
        }
        if (priority != null) {
            body.put("priority", priority);
        }
        if (!key.isEmpty()) {
            body.put("idempotency_key", key);
        }
        RunView run = new RunView(api.post("/projects/" + project + "/autotag/run/", body));
        return wait
                ? RunsCommand.finish(connection, run.uid())
                : connection.show(run.json(), console -> {
                    console.line(console.tick() + " run " + run.uid() + run.extent());
                    console.line("  follow it with: autotag runs watch " + run.uid());
                });
    }

    /** Which data: named slices, or everything when there are none. */
    static JsonNode selection(List<String> slices) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("type", slices.isEmpty() ? "full" : "slices");
        if (!slices.isEmpty()) {
            slices.forEach(data.putArray("slices")::add);
        }
        return data;
    }
}
