package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
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
        name = "sources",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Pictures that stay where they are: in folders, buckets and behind addresses.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag sources add Harbour /photos/harbour --every 60",
            "  autotag sources add Harbour s3://photos/harbour --region eu-central-1 --key-id AKIA... --key-file key.txt",
            "  autotag sources add Harbour https://example.org/list.txt --name web",
            "  autotag sources scan Harbour web",
            "  autotag sources failures Harbour web"
        })
final class SourcesCommand {

    @Command(name = "list", description = "The sources of a dataset, and how their last scans went.")
    int list(
            @Mixin Connection connection,
            @Parameters(paramLabel = "DATASET", description = "Its name, slug or uid.") String dataset) {
        ApiClient api = connection.api();
        List<JsonNode> sources = Pages.read(api, Sources.path(api, dataset), Integer.MAX_VALUE);
        Table table = new Table()
                .text("NAME")
                .text("LOCATION")
                .text("SCAN")
                .number("SEEN")
                .number("ADDED")
                .number("FAILED")
                .text("NEXT")
                .text("UID");
        for (JsonNode one : sources) {
            JsonNode scan = one.path("scan");
            table.row(
                    Fields.text(one, "name"),
                    Fields.text(one, "location"),
                    Fields.text(scan, "state"),
                    Fields.text(scan, "seen"),
                    Fields.text(scan, "added"),
                    Fields.text(scan, "failed"),
                    Fields.time(one, "next_scan_at"),
                    Fields.text(one, "uid"));
        }
        return connection.show(sources, table, "The dataset has no source: \"autotag sources add\" makes one.");
    }

    @Command(name = "scan", description = "Scans a source now; ends with 1 where the scan that is waited for fails.")
    int scan(
            @Mixin Connection connection,
            @Parameters(paramLabel = "DATASET", description = "Its name, slug or uid.") String dataset,
            @Parameters(paramLabel = "SOURCE", description = "Its name or uid.") String name,
            @Option(names = "--wait", description = "Until it has ended.") boolean wait) {
        ApiClient api = connection.api();
        String path = Sources.path(api, dataset, name);
        return Sources.finish(connection, api, path, api.post(path + "scan/"), wait);
    }

    @Command(name = "schedule", description = "Changes when a source is scanned by itself.")
    int schedule(
            @Mixin Connection connection,
            @Parameters(paramLabel = "DATASET", description = "Its name, slug or uid.") String dataset,
            @Parameters(paramLabel = "SOURCE", description = "Its name or uid.") String name,
            @Option(
                            names = "--every",
                            paramLabel = "MINUTES",
                            description = "From the end of a scan to the next one; 0: on demand only.")
                    @Nullable
                    Integer every,
            @Option(names = "--pause", description = "No scan by itself.") boolean pause,
            @Option(names = "--resume", description = "Scans by itself again.") boolean resume) {
        if ((pause && resume) || (every == null && !pause && !resume)) {
            throw CliException.usage("Give --every MINUTES, --pause or --resume.");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (every != null) {
            body.put("scan_every_minutes", every);
        }
        if (pause || resume) {
            body.put("is_paused", pause);
        }
        ApiClient api = connection.api();
        JsonNode source = api.patch(Sources.path(api, dataset, name), body);
        return connection.show(source, console -> console.line(Sources.line(source)));
    }

    @Command(name = "failures", description = "What could not be read, each with its cause.")
    int failures(
            @Mixin Connection connection,
            @Parameters(paramLabel = "DATASET", description = "Its name, slug or uid.") String dataset,
            @Parameters(paramLabel = "SOURCE", description = "Its name or uid.") String name,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "Default: 50.") int limit) {
        connection.requireNoIds("sources failures");
        ApiClient api = connection.api();
        List<JsonNode> failures = Pages.read(api, Sources.path(api, dataset, name) + "failures/", limit);
        Table table = new Table().text("PATH").text("WHY");
        failures.forEach(one -> table.row(Fields.text(one, "path"), Fields.text(one, "message")));
        return connection.show(failures, table, "Everything could be read.");
    }

    @Command(
            name = "remove",
            description = {
                "Removes a source.",
                "Its items stay, with all that people decided; their pictures cannot be seen until a source of this name"
                        + " gives them again."
            })
    int remove(
            @Mixin Connection connection,
            @Parameters(paramLabel = "DATASET", description = "Its name, slug or uid.") String dataset,
            @Parameters(paramLabel = "SOURCE", description = "Its name or uid.") String name) {
        ApiClient api = connection.api();
        api.delete(Sources.path(api, dataset, name));
        return connection.show(
                JsonNodeFactory.instance.objectNode().put("removed", name),
                name,
                console -> console.line(console.tick() + " removed"));
    }
}
