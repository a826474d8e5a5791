package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "datasets",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Datasets: list them, upload a folder of images as one, look at one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag datasets upload ~/Pictures/harbour",
            "  autotag datasets upload harbour.zip",
            "  autotag datasets upload ./photos --name \"Harbour 2026\"",
            "  autotag datasets list -o json"
        })
final class DatasetsCommand {

    private static final int SHOWN = 10;

    @Command(name = "list", description = "All datasets of your organisation.")
    int list(@Mixin Connection connection) {
        List<JsonNode> datasets = Pages.read(connection.api(), "/datasets/", Integer.MAX_VALUE);
        Table table = new Table()
                .text("NAME")
                .text("SLUG")
                .text("STATUS")
                .number("ITEMS")
                .text("UID");
        for (JsonNode one : datasets) {
            table.row(
                    Fields.text(one, "name"),
                    Fields.text(one, "slug"),
                    Fields.text(one, "status"),
                    Fields.text(one, "item_count"),
                    Fields.text(one, "uid"));
        }
        return connection.show(
                datasets, table, "There is no dataset yet: \"autotag datasets upload FOLDER\" makes one.");
    }

    @Command(
            name = "get",
            description = {"One dataset and its newest items.", "With -o ids the uids of its items, a line each."})
    int get(
            @Mixin Connection connection,
            @Parameters(paramLabel = "DATASET", description = "Its name, slug or uid.") String name,
            @Option(names = "--items", paramLabel = "N", description = "How many items. Default: 10; all with -o ids.")
                    @Nullable
                    Integer items) {
        ApiClient api = connection.api();
        JsonNode dataset = Names.dataset(api, name);
        String path =
                "/datasets/" + Fields.text(dataset, "owner_name") + "/" + Fields.text(dataset, "slug") + "/items/";
        return connection.show(
                dataset, () -> Pages.read(api, path, items == null ? Integer.MAX_VALUE : items), console -> {
                    console.line(line(dataset));
                    console.table(table(Pages.read(api, path, items == null ? SHOWN : items)));
                });
    }

    private static Table table(List<JsonNode> items) {
        Table table = new Table().text("FILE").number("WIDTH").number("HEIGHT").text("UID");
        for (JsonNode item : items) {
            JsonNode metadata = item.path("metadata");
            table.row(
                    Fields.text(item, "key"),
                    Fields.text(metadata, "width"),
                    Fields.text(metadata, "height"),
                    Fields.text(item, "uid"));
        }
        return table;
    }

    @Command(
            name = "upload",
            description = {
                "Uploads the images of a folder, subfolders included, or of a zip archive, as a dataset.",
                "Other files and hidden ones stay out. What is there already is not sent again. Empty files, and names",
                "that the server does not take, are left out with a line each."
            })
    int upload(
            @Mixin Connection connection,
            @Parameters(paramLabel = "FOLDER", description = "The folder, or the zip archive, of images.") Path folder,
            @Option(names = "--name", description = "Default: that of the folder or archive.", defaultValue = "")
                    String name,
            @Option(names = "--slug", description = "Default: made of the name.", defaultValue = "") String slug) {
        String file = folder.toAbsolutePath().normalize().getFileName() + "";
        if (Files.isRegularFile(folder) && ZipName.isOne(file)) {
            try (UnpackedZip unpacked = UnpackedZip.of(folder)) {
                String called = name.isBlank() ? ZipName.bare(file) : name;
                return upload(connection, unpacked.folder(), folder, unpacked.refused(), called, slug);
            }
        }
        if (!Files.isDirectory(folder)) {
            throw CliException.usage("There is no folder and no zip archive " + folder + ".");
        }
        return upload(connection, folder, folder, List.of(), name.isBlank() ? file : name, slug);
    }

    /** @param refused a sentence for each picture that does not even lie in the folder */
    private static int upload(
            Connection connection, Path folder, Path given, List<String> refused, String name, String slug) {
        FolderImages images = FolderImages.in(folder);
        List<String> leftOut =
                Stream.concat(refused.stream(), images.leftOut().stream()).toList();
        leftOut.forEach(connection.progress()::line);
        if (images.files().isEmpty()) {
            throw CliException.usage(
                    leftOut.isEmpty()
                            ? "There are no images (jpg, png, webp, bmp, gif, tif) in " + given + "."
                            : "Nothing of " + given + " can be uploaded: " + sentence(leftOut));
        }
        JsonNode dataset = new FolderUpload(connection.api(), connection.progress())
                .upload(name, slug.isBlank() ? FolderUpload.slug(name) : slug, folder, images.files());
        int exit = connection.show(dataset, console -> console.line(console.tick() + " " + line(dataset)));
        if (!leftOut.isEmpty()) {
            connection.progress().line(sentence(leftOut));
        }
        return exit;
    }

    private static String sentence(List<String> leftOut) {
        return Texts.count(leftOut.size(), "file") + (leftOut.size() == 1 ? " was" : " were") + " left out.";
    }

    private static String line(JsonNode dataset) {
        return "dataset \"" + Fields.text(dataset, "name") + "\" with "
                + Texts.count(dataset.path("item_count").asLong(), "item") + ", uid " + Fields.text(dataset, "uid");
    }
}
