package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "activate",
        description = {
            "Makes a version the one that runs use.",
            "One that is worse than the active version is refused, unless it is forced with a reason."
        })
final class ActivateCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "MODEL", description = "Its name or uid.")
    private String name = "";

    @Option(names = "--version-uid", paramLabel = "UID", defaultValue = "", description = "Default: the newest.")
    private String version = "";

    @Option(names = "--force", description = "Also if it is worse than the active version.")
    private boolean force;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why, for the record.")
    private String reason = "";

    @Override
    public Integer call() {
        if (force && reason.isBlank()) {
            throw CliException.usage("--force wants a --reason.");
        }
        ApiClient api = connection.api();
        String path = new ModelUpload(api).versionPath(name, version);
        JsonNode active = api.post(
                path + "activate/",
                JsonNodeFactory.instance.objectNode().put("force", force).put("reason", reason));
        return connection.show(active, console -> {
            console.line(console.tick() + " active");
            findings(api, path).forEach(console::line);
        });
    }

    /** What the gate found, or why it did not compare. */
    private static List<String> findings(ApiClient api, String versionPath) {
        String activations = versionPath.substring(0, versionPath.indexOf("/versions/")) + "/activations/?limit=1";
        return Fields.list(api.get(activations), "results").stream()
                .flatMap(newest -> Fields.list(newest, "findings").stream())
                .map(JsonNode::asText)
                .toList();
    }
}
