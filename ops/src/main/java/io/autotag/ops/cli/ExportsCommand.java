package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "exports",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Exports that were made: list them, fetch their files, cancel them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag exports list Harbour",
            "  autotag exports fetch 5f0c8a2e-3d58-4f4c-8a43-5b0a1f6f7d10 --file harbour.zip",
            "  autotag exports cancel 5f0c8a2e-3d58-4f4c-8a43-5b0a1f6f7d10"
        })
final class ExportsCommand {

    @Command(name = "list", description = "The newest exports, of one project or of all.")
    int list(
            @Mixin Connection connection,
            @Parameters(arity = "0..1", paramLabel = "PROJECT", defaultValue = "", description = "Its name or uid.")
                    String name,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many.") int limit) {
        ApiClient api = connection.api();
        String choice = name.isEmpty() ? "" : "?project=" + Fields.text(Names.project(api, name), "uid");
        List<JsonNode> exports = Pages.read(api, "/exports/" + choice, limit);
        Table table = new Table()
                .text("UID")
                .text("NAME")
                .text("FORMAT")
                .text("CONTENT")
                .text("STATUS")
                .number("ITEMS")
                .number("BYTES")
                .text("CREATED");
        for (JsonNode one : exports) {
            table.row(
                    Fields.text(one, "uid"),
                    Fields.text(one, "name"),
                    Fields.text(one, "format"),
                    Fields.text(one, "content"),
                    new ExportView(one).status(),
                    Fields.text(one, "total_task_count"),
                    Fields.text(one, "bytes"),
                    Fields.time(one, "created_at"));
        }
        return connection.show(exports, table, "No export yet: \"autotag export\" makes one.");
    }

    @Command(name = "fetch", description = "Waits for an export and fetches its file.")
    int fetch(
            @Mixin Connection connection,
            @Parameters(paramLabel = "EXPORT", description = "Its uid.") String uid,
            @Option(
                            names = {"-f", "--file"},
                            paramLabel = "FILE",
                            description = "Where the zip goes. Default: the export's name, in the working folder.")
                    @Nullable
                    Path file,
            @Option(names = "--overwrite", description = "Replaces a file that is there.") boolean overwrite) {
        ApiClient api = connection.api();
        ExportDownload download = new ExportDownload(api, overwrite);
        download.requireRoom(file);
        ExportView export = new ExportWatcher(api).watch(uid, connection.progress());
        return ExportCommand.finish(connection, download, export, file);
    }

    @Command(name = "cancel", description = "Ends an export that is under way.")
    int cancel(@Mixin Connection connection, @Parameters(paramLabel = "EXPORT", description = "Its uid.") String uid) {
        ExportView export = new ExportView(connection.api().post("/exports/" + uid + "/cancel/"));
        return connection.show(
                export.json(),
                console -> console.line(console.tick() + " export " + export.uid() + " is " + export.status()));
    }
}
