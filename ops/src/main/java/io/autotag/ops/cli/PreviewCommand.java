package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "preview", description = "Lets a version tag one item without storing anything.")
final class PreviewCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Mixin
    private final VersionAndItem tried = new VersionAndItem();

    @Override
    public Integer call() {
        ModelUpload models = new ModelUpload(connection.api());
        JsonNode preview = models.preview(tried.path(models), tried.item());
        Table table = table(preview);
        return connection.show(preview, console -> {
            if (preview.path("embedding_size").isNumber()) {
                console.line("The model describes this item with an embedding of "
                        + preview.path("embedding_size").asInt() + " numbers.");
            } else if (table.isEmpty()) {
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
