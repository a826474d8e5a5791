package io.autotag.ops.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A version of a model, and an item to try it on. */
final class VersionAndItem {

    @Parameters(index = "0", paramLabel = "MODEL", description = "Its name or uid.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "ITEM", description = "The item's uid.")
    private String item = "";

    @Option(names = "--version-uid", paramLabel = "UID", defaultValue = "", description = "Default: the newest.")
    private String version = "";

    String path(ModelUpload models) {
        return models.versionPath(name, version);
    }

    String item() {
        return item;
    }
}
