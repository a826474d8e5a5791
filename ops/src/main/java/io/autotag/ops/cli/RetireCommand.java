package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "retire",
        description = {
            "Takes a version out of use. What it found stays, and it can be activated again.",
            "The active version of a model that projects use is refused: activate another one first."
        })
final class RetireCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "MODEL", description = "Its name or uid.")
    private String name = "";

    @Option(names = "--version-uid", paramLabel = "UID", required = true, description = "As \"models show\" prints it.")
    private String version = "";

    @Override
    public Integer call() {
        ApiClient api = connection.api();
        JsonNode retired = api.post(new ModelUpload(api).versionPath(name, version) + "retire/");
        return connection.show(
                retired,
                console ->
                        console.line(console.tick() + " version " + Fields.text(retired, "version") + " is retired"));
    }
}
