package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "ground-truth",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Annotations from outside, taken in as the truth by which versions are judged.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag ground-truth import coco instances_val2017.json --project harbour",
            "  autotag ground-truth import yolo labels/ --project harbour"
        })
final class GroundTruthCommand {

    /** What is read. */
    enum Format {
        COCO,
        YOLO,
        VOC
    }

    @Command(
            name = "import",
            description = {
                "Imports a file of annotations: coco (JSON), yolo or voc (a zip, or a folder, which is packed first).",
                "The same file again adds nothing."
            })
    int take(
            @Mixin Connection connection,
            @Parameters(index = "0", paramLabel = "FORMAT", description = "coco, yolo or voc.") Format format,
            @Parameters(index = "1", paramLabel = "FILE", description = "A file, or a folder.") Path file,
            @Option(
                            names = "--project",
                            paramLabel = "PROJECT",
                            defaultValue = "",
                            description = "Its name or uid; may be left out where there is one alone.")
                    String project) {
        if (!Files.exists(file)) {
            throw CliException.usage("There is no file " + file + ".");
        }
        ApiClient api = connection.api();
        String path = "/projects/" + Fields.text(Names.project(api, project), "uid") + "/ground-truth/"
                + format.name().toLowerCase(Locale.ROOT) + "/";
        JsonNode report = Files.isDirectory(file) ? packed(api, path, file) : send(api, path, file);
        return connection.show(report, console -> tell(console, report));
    }

    private static JsonNode packed(ApiClient api, String path, Path folder) {
        try (PackedFolder packed = PackedFolder.of(folder)) {
            return send(api, path, packed.file());
        } catch (IOException unreadable) {
            throw new CliException(CliException.Code.USAGE, "The folder " + folder + " cannot be read.", unreadable);
        }
    }

    private static JsonNode send(ApiClient api, String path, Path file) {
        return api.post(path, new MultipartForm().file("file", file, "application/octet-stream"));
    }

    private static void tell(Console console, JsonNode report) {
        console.line(console.tick() + " " + Texts.count(report.path("added").asLong(), "annotation") + " new, "
                + Fields.text(report, "present") + " there already; everything is known of "
                + Texts.count(report.path("pictures").asLong(), "picture"));
        if (report.path("rejected").asLong() > 0) {
            console.line(Texts.count(report.path("rejected").asLong(), "record") + " not taken:");
            Table table = new Table().text("PLACE").text("WHY");
            Fields.list(report, "rejections")
                    .forEach(one -> table.row(Fields.text(one, "place"), Fields.text(one, "sentence")));
            console.table(table);
        }
    }
}
