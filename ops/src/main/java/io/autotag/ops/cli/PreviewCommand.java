package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "preview", description = "Lets a version tag one item without storing anything.")
final class PreviewCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "MODEL", description = "Its name or uid.")
    private String name = "";

    @Parameters(paramLabel = "ITEM", description = "The item's uid.")
    private String item = "";

    @Option(names = "--version-uid", paramLabel = "UID", defaultValue = "", description = "Default: the newest.")
    private String version = "";

    @Override
    public Integer call() {
        ModelUpload models = new ModelUpload(connection.api());
        JsonNode preview = models.preview(models.versionPath(name, version), item);
        Table table = table(preview);
        return connection.show(preview, console -> {
            if (table.isEmpty()) {
                console.line("The model finds nothing on this item.");
            } else {
                console.table(table);
            }
        });
    }

    /** What is in the field {@code predictions}. */
    static Table table(JsonNode answer) {
        Table table =
                new Table().text("LABEL").number("SCORE").number("CONFIDENCE").text("BOX");
        for (JsonNode one : Fields.list(answer, "predictions")) {
            table.row(
                    Fields.text(one, "label"),
                    Fields.decimal(one, "score"),
                    Fields.decimal(one, "confidence"),
                    box(one));
        }
        return table;
    }

    private static String box(JsonNode one) {
        return one.path("w").isNumber()
                ? Math.round(one.path("x").asDouble()) + ","
                        + Math.round(one.path("y").asDouble()) + " "
                        + Math.round(one.path("w").asDouble()) + "x"
                        + Math.round(one.path("h").asDouble())
                : "";
    }
}
