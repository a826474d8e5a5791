package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "workers",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Workers: see what they do, and take one out of service while runs go on.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag workers list",
            "  autotag workers drain rack-1:4711",
            "  autotag workers resume rack-1:4711"
        })
final class WorkersCommand {

    private static final String WHICH = "Its name, its uid, or its host where no other worker runs there.";

    @Command(name = "list", description = "All workers, also those that went without saying so in the last hour.")
    int list(@Mixin Connection connection) {
        List<JsonNode> workers = WorkerNames.all(connection.api());
        Table table = new Table()
                .text("NAME")
                .text("STATE")
                .text("DEVICE")
                .text("MODELS")
                .number("IMAGES/S")
                .number("IN HAND")
                .text("SEEN")
                .text("QUEUES")
                .text("UID");
        for (JsonNode worker : workers) {
            table.row(
                    Fields.text(worker, "name"),
                    Fields.text(worker, "state"),
                    Fields.text(worker, "device"),
                    models(worker),
                    Fields.text(worker, "images_per_second"),
                    Fields.text(worker, "in_hand"),
                    Fields.time(worker, "seen_at"),
                    Fields.text(worker, "queues"),
                    Fields.text(worker, "uid"));
        }
        return connection.show(workers, table, "There is no worker: \"autotag worker\" starts one.");
    }

    @Command(
            name = "drain",
            description = "Lets a worker take no more work and return what it has in hand; it stays up until it is"
                    + " stopped, or resumed.")
    int drain(@Mixin Connection connection, @Parameters(paramLabel = "WORKER", description = WHICH) String name) {
        return act(connection, name, "drain", " is to take no more work: it hears of that within ten seconds");
    }

    @Command(name = "resume", description = "Lets a drained worker take work again.")
    int resume(@Mixin Connection connection, @Parameters(paramLabel = "WORKER", description = WHICH) String name) {
        return act(connection, name, "resume", " is to take work again: it hears of that within ten seconds");
    }

    private static int act(Connection connection, String name, String verb, String words) {
        ApiClient api = connection.api();
        String uid = Fields.text(WorkerNames.find(WorkerNames.all(api), name), "uid");
        JsonNode worker = api.post("/workers/" + uid + "/" + verb + "/");
        return connection.show(
                worker, console -> console.line(console.tick() + " worker " + Fields.text(worker, "name") + words));
    }

    /** "centernet@3, yolo@1". */
    private static String models(JsonNode worker) {
        return Fields.list(worker, "models").stream()
                .map(model -> Fields.text(model, "model") + "@" + Fields.text(model, "number"))
                .collect(Collectors.joining(", "));
    }
}
