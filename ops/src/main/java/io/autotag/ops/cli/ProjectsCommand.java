package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
        name = "projects",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Projects: a project brings datasets and models together.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag projects create \"Harbour\" --dataset harbour-2026",
            "  autotag projects autotag Harbour --enable --model coco-centernet",
            "  autotag projects autotag Harbour --auto-run",
            "  autotag projects autotag Harbour --quiet-hours 22:00-07:00 --zone Europe/Berlin --items-per-minute 600"
        })
final class ProjectsCommand {

    @Command(name = "list", description = "All projects of your organisation.")
    int list(@Mixin Connection connection) {
        List<JsonNode> projects = Pages.read(connection.api(), "/projects/", Integer.MAX_VALUE);
        Table table = new Table().text("NAME").text("STATUS").text("CREATED").text("UID");
        for (JsonNode one : projects) {
            table.row(
                    Fields.text(one, "name"),
                    Fields.text(one, "status"),
                    Fields.time(one, "created_at"),
                    Fields.text(one, "uid"));
        }
        return connection.show(projects, table, "There is no project yet: \"autotag projects create NAME\" makes one.");
    }

    @Command(name = "create", description = "Creates a project over datasets.")
    int create(
            @Mixin Connection connection,
            @Parameters(paramLabel = "NAME", description = "The new project's name.") String name,
            @Option(
                            names = "--dataset",
                            paramLabel = "DATASET",
                            required = true,
                            split = ",",
                            description = "Name, slug or uid; several by commas or repeated.")
                    List<String> datasets) {
        ApiClient api = connection.api();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name);
        ArrayNode uids = body.putArray("datasets");
        datasets.forEach(dataset -> uids.add(Fields.text(Names.dataset(api, dataset), "uid")));
        JsonNode project = api.post("/projects/", body);
        return connection.show(
                project,
                console -> console.line(console.tick() + " project \"" + Fields.text(project, "name") + "\", uid "
                        + Fields.text(project, "uid")));
    }

    @Command(
            name = "autotag",
            description = {"Shows a project's Autotag settings; with any option below changes them first."})
    int autotag(
            @Mixin Connection connection,
            @Parameters(paramLabel = "PROJECT", description = "Its name or uid.") String name,
            @Mixin AutotagOptions options,
            @Mixin LimitOptions limits) {
        ApiClient api = connection.api();
        String path = "/projects/" + Fields.text(Names.project(api, name), "uid") + "/autotag/";
        JsonNode before = api.get(path);
        JsonNode settings = before;
        if (!options.isEmpty() || !limits.isEmpty()) {
            ObjectNode wanted = options.over(api, before);
            limits.apply(wanted);
            settings = api.put(path, wanted);
        }
        JsonNode shown = settings;
        return connection.show(shown, console -> {
            Table table = new Table().text("SETTING").text("VALUE");
            shown.properties().forEach(field -> table.row(field.getKey(), shown(field.getValue())));
            console.table(table);
        });
    }

    @Command(name = "history", description = "Who changed the quiet hours and the pace of a project, newest first.")
    int history(
            @Mixin Connection connection,
            @Parameters(paramLabel = "PROJECT", description = "Its name or uid.") String name) {
        ApiClient api = connection.api();
        String path = "/projects/" + Fields.text(Names.project(api, name), "uid") + "/autotag/history/";
        List<JsonNode> changes = Pages.read(api, path, Integer.MAX_VALUE);
        Table table =
                new Table().text("WHEN").text("WHO").text("WHAT").text("BEFORE").text("AFTER");
        for (JsonNode change : changes) {
            table.row(
                    Fields.time(change, "at"),
                    Fields.text(change, "by"),
                    Fields.text(change, "kind"),
                    Fields.text(change, "before"),
                    Fields.text(change, "after"));
        }
        return connection.show(changes, table, "Nobody has limited the runs of this project.");
    }

    private static String shown(JsonNode value) {
        if (value.isObject() && value.has("name")) {
            return Fields.text(value, "name");
        }
        return value.isNull() ? "-" : value.isValueNode() ? value.asText() : value.toString();
    }

    /** The settings to change; what is not given stays. */
    static final class AutotagOptions {

        @Option(names = "--enable", negatable = true, description = "Turns Autotag on or off.")
        @Nullable
        Boolean enable;

        @Option(names = "--model", paramLabel = "MODEL", description = "Name or uid of the model that tags.")
        String model = "";

        @Option(names = "--auto-run", negatable = true, description = "Whether uploads are tagged by themselves.")
        @Nullable
        Boolean autoRun;

        @Option(names = "--slices", paramLabel = "UID", split = ",", description = "Only these slices are tagged.")
        List<String> slices = List.of();

        @Option(names = "--full", description = "Whole datasets are tagged.")
        boolean full;

        boolean isEmpty() {
            return enable == null && autoRun == null && model.isEmpty() && slices.isEmpty() && !full;
        }

        ObjectNode over(ApiClient api, JsonNode before) {
            ObjectNode body = before.deepCopy();
            body.put("enabled", enable == null ? before.path("enabled").asBoolean() : enable);
            body.put("auto_run", autoRun == null ? before.path("auto_run").asBoolean() : autoRun);
            if (!model.isEmpty()) {
                body.put("model", Fields.text(Names.model(api, model), "uid"));
            }
            if (full || !slices.isEmpty()) {
                body.set("data", RunCommand.selection(slices));
            }
            return body;
        }
    }
}
