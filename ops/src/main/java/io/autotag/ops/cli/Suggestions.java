package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which suggestions of an item are meant: those with a label, one by its uid, or all that are to be decided. */
final class Suggestions {

    @Option(names = "--label", paramLabel = "LABEL", defaultValue = "", description = "Only those with this label.")
    private String label = "";

    @Option(
            names = "--prediction",
            paramLabel = "UID",
            defaultValue = "",
            description = "Only this one, even below the threshold or decided before.")
    private String prediction = "";

    /** The decisions to save, with the versions that were read. */
    ObjectNode decisions(JsonNode review, String action) {
        List<JsonNode> meant = Fields.list(review, "suggestions").stream()
                .filter(this::isMeant)
                .toList();
        if (meant.isEmpty()) {
            throw CliException.refused("Nothing of the kind is to be decided on this item.");
        }
        ObjectNode save = JsonNodeFactory.instance.objectNode().put("finalize", true);
        ArrayNode decisions = save.putArray("decisions");
        for (JsonNode suggestion : meant) {
            decisions
                    .addObject()
                    .put("prediction", Fields.text(suggestion, "uid"))
                    .put("version", Fields.text(suggestion, "version"))
                    .put("action", action);
        }
        return save;
    }

    /** Best score first, as the server gives them. */
    static Table table(JsonNode review) {
        Table table = new Table()
                .text("LABEL")
                .number("SCORE")
                .text("BAND")
                .text("STATUS")
                .text("MODEL")
                .text("UID");
        for (JsonNode suggestion : Fields.list(review, "suggestions")) {
            table.row(
                    Fields.text(suggestion, "label"),
                    String.format(Locale.ROOT, "%+.2f", suggestion.path("score").asDouble()),
                    Fields.text(suggestion, "band"),
                    Fields.text(suggestion, "status"),
                    Fields.text(suggestion, "model_name") + "@" + Fields.text(suggestion, "model_version_number"),
                    Fields.text(suggestion, "uid"));
        }
        return table;
    }

    private boolean isMeant(JsonNode suggestion) {
        if (!prediction.isEmpty()) {
            return Fields.text(suggestion, "uid").equals(prediction);
        }
        boolean open = Fields.text(suggestion, "status").equals("pending")
                && suggestion.path("score").asDouble() >= 0;
        return open && (label.isEmpty() || Fields.text(suggestion, "label").equals(label));
    }
}
