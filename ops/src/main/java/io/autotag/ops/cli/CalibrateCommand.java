package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "calibrate",
        description = {
            "Fits a version's scores to what people decided in a project, and shows what that would change.",
            "--confirm puts the fit in force: the scores are written anew in the background."
        })
final class CalibrateCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Mixin
    private final VersionOfProject meant = new VersionOfProject();

    @Option(
            names = "--confirm",
            paramLabel = "UID",
            defaultValue = "",
            description = "The proposal to be put in force.")
    private String proposal = "";

    @Option(names = "--take-back", description = "Back to the scores before the calibration in force.")
    private boolean takeBack;

    @Override
    public Integer call() {
        ApiClient api = connection.api();
        String path = meant.path(api) + "calibrate/";
        if (takeBack) {
            api.delete(path);
            return begun(api.get(path).path("rescoring"));
        }
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        if (!proposal.isEmpty()) {
            return begun(api.post(path, wanted.put("calibration", proposal)));
        }
        JsonNode found = api.post(path, wanted);
        return connection.show(found, console -> tell(console, found));
    }

    private int begun(JsonNode rescoring) {
        return connection.show(
                rescoring,
                console -> console.line(console.tick() + " the scores are being written anew, rescoring "
                        + Fields.text(rescoring, "uid")));
    }

    private static void tell(Console console, JsonNode found) {
        Table table = new Table()
                .text("LABEL")
                .number("REVIEWS")
                .number("RIGHT")
                .number("A")
                .number("B");
        for (JsonNode label : Fields.list(found, "labels")) {
            table.row(
                    Fields.text(label, "label"),
                    Fields.text(label, "reviews"),
                    Fields.text(label, "right"),
                    Fields.decimal(label, "a"),
                    Fields.decimal(label, "b"));
        }
        console.table(table);
        console.line("Calibration error on " + Fields.text(found, "held_out") + " held-out reviews: "
                + error(found, "ece_before") + " before, " + error(found, "ece_after") + " after");
        console.line("Put it in force with --confirm " + Fields.text(found, "uid"));
    }

    /** Errors are small: a third decimal says something. */
    private static String error(JsonNode found, String name) {
        return String.format(Locale.ROOT, "%.3f", found.path(name).asDouble());
    }
}
