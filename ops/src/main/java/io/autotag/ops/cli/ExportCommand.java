package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes a zip of what people confirmed, or models suggest, on the items that a query means, and fetches it.",
            "\"autotag exports\" lists those that were made."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag export Harbour 'review_status = \"reviewed\"' --format coco",
            "  autotag export Harbour --all --format yolo --images --file harbour.zip",
            "  autotag export 'object_prefix:boat' --format jsonl --content both --detach"
        })
final class ExportCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(
            index = "0..1",
            arity = "0..2",
            paramLabel = "[PROJECT] QUERY",
            hideParamSyntax = true,
            description =
                    "The name or uid of the project, which may be left out where there is one alone, and the query,"
                            + " quoted for the shell; no query with --all.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--all", description = "Every item of the project.")
    private boolean all;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "coco", description = "coco, yolo, voc or jsonl.")
    private String format = "coco";

    @Option(
            names = "--content",
            paramLabel = "WHAT",
            defaultValue = "annotations",
            description = "annotations, which people confirmed; suggestions of models; or both.")
    private String content = "annotations";

    @Option(names = "--images", description = "Puts the pictures into the zip, too.")
    private boolean images;

    @Option(names = "--name", paramLabel = "NAME", description = "What the export is called.")
    private String name = "";

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Where the zip goes. Default: the export's name, in the working folder.")
    private @Nullable Path file;

    @Option(names = "--overwrite", description = "Replaces a file that is there.")
    private boolean overwrite;

    @Option(names = "--detach", description = "Neither waits for the end nor fetches the zip.")
    private boolean detach;

    @Override
    public Integer call() {
        InProject about = all ? InProject.alone(words) : InProject.query("QUERY, or --all", words);
        ApiClient api = connection.api();
        ExportDownload download = new ExportDownload(api, overwrite);
        if (!detach) {
            download.requireRoom(file);
        }
        String project = Fields.text(Names.project(api, about.project()), "uid");
        ExportView begun = new ExportView(api.post("/exports/", body(project, about.what())));
        if (detach) {
            return connection.show(
                    begun.json(), console -> console.line(console.tick() + " export " + begun.uid() + " is under way"));
        }
        return finish(connection, download, new ExportWatcher(api).watch(begun.uid(), connection.progress()), file);
    }

    private ObjectNode body(String project, String query) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("project", project)
                .put("format", format)
                .put("content", content)
                .put("images", images);
        if (!query.isEmpty()) {
            body.put("query", query);
        }
        if (!name.isBlank()) {
            body.put("name", name);
        }
        return body;
    }

    /** Fetches what was exported and tells how it ended; the exit code follows its state. */
    static int finish(Connection connection, ExportDownload download, ExportView export, @Nullable Path file) {
        Path target = file == null ? ExportDownload.nameOf(export) : file;
        if (export.isExported()) {
            download.fetch(export, target, connection.progress());
        }
        connection.show(export.json(), console -> {
            console.line((export.isExported() ? console.tick() : console.cross()) + " " + export.sentence());
            if (export.isExported()) {
                console.line("  " + target + ", " + export.count("bytes") + " bytes");
            }
        });
        return export.isExported() ? 0 : 1;
    }
}
