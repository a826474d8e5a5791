package io.autotag.ops.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export", description = "Saves the file of a version as it was added, and its card beside it.")
final class ExportModelCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "MODEL", description = "Its name or uid.")
    private String name = "";

    @Option(names = "--to", paramLabel = "FOLDER", defaultValue = ".", description = "Default: the folder you are in.")
    private Path folder = Path.of("");

    @Option(names = "--version-uid", paramLabel = "UID", defaultValue = "", description = "Default: the newest.")
    private String version = "";

    @Override
    public Integer call() {
        ApiClient api = connection.api();
        ModelExport saved = ModelExport.save(api, new ModelUpload(api).versionPath(name, version), name, folder);
        return connection.show(
                saved.version(), console -> console.line(console.tick() + " " + saved.file() + " and " + saved.card()));
    }
}
