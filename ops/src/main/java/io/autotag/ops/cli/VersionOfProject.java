package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which version in which project, for commands about both. */
final class VersionOfProject {

    @Parameters(index = "0", paramLabel = "MODEL", description = "Its name or uid.")
    private String model = "";

    @Option(
            names = "--project",
            paramLabel = "PROJECT",
            defaultValue = "",
            description = "Its name or uid; may be left out where there is one alone.")
    private String project = "";

    @Option(names = "--version-uid", paramLabel = "UID", defaultValue = "", description = "Default: the newest.")
    private String version = "";

    /** The address of the version in the project. */
    String path(ApiClient api) {
        return "/projects/" + projectUid(api) + new ModelUpload(api).versionPath(model, version);
    }

    String projectUid(ApiClient api) {
        JsonNode found = Names.project(api, project);
        return Fields.text(found, "uid");
    }

    String versionUid(ApiClient api) {
        return Fields.text(api.get(new ModelUpload(api).versionPath(model, version)), "uid");
    }
}
