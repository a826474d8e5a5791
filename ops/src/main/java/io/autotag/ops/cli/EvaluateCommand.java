package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Judges a version by the items of a project of which everything is known.",
            "These are reviewed ones, and those with imported annotations. AP and mAP follow the protocol of COCO."
        },
        footerHeading = "%nExamples:%n",
        footer = "  autotag evaluate yolo11n --project harbour --query 'slice = \"validation\"'")
final class EvaluateCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Mixin
    private final VersionOfProject meant = new VersionOfProject();

    @Option(
            names = "--query",
            paramLabel = "QUERY",
            defaultValue = "",
            description = "Which items; all of the project if left out.")
    private String query = "";

    @Override
    public Integer call() {
        ApiClient api = connection.api();
        JsonNode found = api.get("/projects/" + meant.projectUid(api) + "/evaluation/?version=" + meant.versionUid(api)
                + "&query=" + Texts.encoded(query));
        return connection.show(found, console -> tell(console, found));
    }

    private static void tell(Console console, JsonNode found) {
        console.table(labels(found));
        summary(found).forEach(console::line);
    }

    /** A row for each label. */
    static Table labels(JsonNode found) {
        Table table = new Table()
                .text("LABEL")
                .number("OBJECTS")
                .text("PRECISION")
                .text("RECALL")
                .number("AP")
                .number("AP50")
                .number("AP75");
        for (JsonNode label : Fields.list(found, "labels")) {
            table.row(
                    Fields.text(label, "label"),
                    Fields.text(label, "objects"),
                    Estimates.text(label.path("precision")),
                    Estimates.text(label.path("recall")),
                    Fields.decimal(label, "ap"),
                    Fields.decimal(label, "ap50"),
                    Fields.decimal(label, "ap75"));
        }
        return table;
    }

    /** All labels together. */
    static List<String> summary(JsonNode found) {
        return List.of(
                Texts.count(found.path("items").asLong(), "item") + " of which everything is known."
                        + (found.path("complete").asBoolean()
                                ? ""
                                : " These are the newest ones: ask for fewer by --query."),
                "Precision: " + Estimates.text(found.path("precision")),
                "Recall: " + Estimates.text(found.path("recall")),
                found.path("map").isNumber()
                        ? "mAP: " + Fields.decimal(found, "map") + ", mAP50: " + Fields.decimal(found, "map50")
                        : "mAP: there is nothing to find in them.",
                "In brackets: where the true share is with 95 % confidence.");
    }
}
