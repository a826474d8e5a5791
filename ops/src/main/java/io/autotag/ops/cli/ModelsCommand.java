package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "models",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Models: add an ONNX file or a provider, see how it was recognised, try it on an image, activate it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag models add yolo11n.onnx",
            "  autotag models add detector.onnx --card detector.yaml",
            "  autotag models add detector.zip",
            "  autotag models add provider.json --card provider.yaml      (a model behind HTTP)",
            "  autotag models test provider 0b6e3f1e-6c1d-4a6e-9c7d-2f1d3c4b5a69",
            "  autotag models preview yolo11n 0b6e3f1e-6c1d-4a6e-9c7d-2f1d3c4b5a69",
            "  autotag models activate yolo11n",
            "  autotag models rollback yolo11n",
            "  autotag models activations yolo11n",
            "  autotag models note yolo11n --text \"trained on the summer of 2026\" --metric map50=0.71",
            "  autotag models retire yolo11n --version-uid 6a1c5f0e-2b7d-4c8e-9a4f-0d3b2e1c7f58",
            "  autotag models calibrate yolo11n --project harbour",
            "  autotag models export yolo11n --to models/",
            "  autotag models import-tfjs model.json -o model.onnx"
        })
final class ModelsCommand {

    @Command(name = "list", description = "All models of your organisation.")
    int list(@Mixin Connection connection) {
        List<JsonNode> models = Pages.read(connection.api(), "/models/", Integer.MAX_VALUE);
        Table table =
                new Table().text("NAME").text("ACTIVE VERSION").text("CREATED").text("UID");
        for (JsonNode model : models) {
            table.row(
                    Fields.text(model, "name"),
                    activeVersion(model),
                    Fields.time(model, "created_at"),
                    Fields.text(model, "uid"));
        }
        return connection.show(models, table, "There is no model yet: \"autotag models add FILE.onnx\" adds one.");
    }

    @Command(name = "show", description = "A model and its versions.")
    int show(
            @Mixin Connection connection,
            @Parameters(paramLabel = "MODEL", description = "Its name or uid.") String name) {
        ApiClient api = connection.api();
        JsonNode model = api.get("/models/" + Fields.text(Names.model(api, name), "uid") + "/");
        return connection.show(model, console -> {
            console.line("model \"" + Fields.text(model, "name") + "\", uid " + Fields.text(model, "uid"));
            Table table = new Table()
                    .text("VERSION")
                    .text("STATE")
                    .text("HEAD")
                    .number("LABELS")
                    .text("UID");
            for (JsonNode version : Fields.list(model, "versions")) {
                table.row(
                        Fields.text(version, "version"),
                        Fields.text(version, "state"),
                        Fields.text(version, "head"),
                        String.valueOf(version.path("labels").size()),
                        Fields.text(version, "uid"));
            }
            console.table(table);
            for (JsonNode version : Fields.list(model, "versions")) {
                tellSaid(console, version);
                Fields.list(version, "tunings").forEach(tuning -> console.line(tuned(version, tuning)));
            }
        });
    }

    /** What people say of the version, if they do. */
    private static void tellSaid(Console console, JsonNode version) {
        String notes = Fields.text(version, "notes");
        String metrics = version.path("metrics").properties().stream()
                .map(metric -> metric.getKey() + " " + metric.getValue().asText())
                .collect(Collectors.joining(", "));
        if (!notes.isEmpty() || !metrics.isEmpty()) {
            console.line("version " + Fields.text(version, "version") + ": "
                    + Stream.of(metrics, notes).filter(text -> !text.isEmpty()).collect(Collectors.joining("; ")));
        }
    }

    /** How a version is best called on a kind of machine, and how fast it is then. */
    static String tuned(JsonNode version, JsonNode tuning) {
        return String.format(
                Locale.ROOT,
                "version %s on %s: callers × threads %s × %s%s, %.1f images/s, measured %s",
                Fields.text(version, "version"),
                Fields.text(tuning, "machine"),
                Fields.text(tuning, "callers"),
                Fields.text(tuning, "threads"),
                tuning.path("batch").asInt() > 1 ? " in batches of " + Fields.text(tuning, "batch") : "",
                tuning.path("images_per_second").asDouble(),
                Fields.time(tuning, "measured_at"));
    }

    private static String activeVersion(JsonNode model) {
        JsonNode active = model.path("active_version");
        return active.isObject() ? Fields.text(active, "version") : Fields.text(model, "active_version");
    }
}
