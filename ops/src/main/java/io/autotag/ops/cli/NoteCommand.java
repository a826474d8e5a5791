package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "note",
        description = {
            "Attaches notes and metrics to a version, such as how it was trained and what was measured.",
            "The metrics given replace those before; what is not given stays."
        })
final class NoteCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "MODEL", description = "Its name or uid.")
    private String name = "";

    @Option(names = "--version-uid", paramLabel = "UID", defaultValue = "", description = "Default: the newest.")
    private String version = "";

    @Option(names = "--text", paramLabel = "TEXT", description = "The notes; empty takes them away.")
    private @Nullable String text;

    @Option(names = "--metric", paramLabel = "NAME=NUMBER", description = "A number under its name; may come often.")
    private Map<String, Double> metrics = new TreeMap<>();

    @Override
    public Integer call() {
        if (text == null && metrics.isEmpty()) {
            throw CliException.usage("Give --text or --metric.");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (text != null) {
            body.put("notes", text);
        }
        if (!metrics.isEmpty()) {
            ObjectNode numbers = body.putObject("metrics");
            metrics.forEach(numbers::put);
        }
        ApiClient api = connection.api();
        JsonNode noted = api.patch(new ModelUpload(api).versionPath(name, version), body);
        return connection.show(
                noted, console -> console.line(console.tick() + " noted at version " + Fields.text(noted, "version")));
    }
}
