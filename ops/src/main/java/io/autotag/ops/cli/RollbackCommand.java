package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rollback", description = "Makes the version active again that was so before the last activation.")
final class RollbackCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "MODEL", description = "Its name or uid.")
    private String name = "";

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why, for the record.")
    private String reason = "";

    @Override
    public Integer call() {
        ApiClient api = connection.api();
        JsonNode back = api.post(
                "/models/" + Fields.text(Names.model(api, name), "uid") + "/activations/rollback/",
                JsonNodeFactory.instance.objectNode().put("force", false).put("reason", reason));
        return connection.show(
                back,
                console ->
                        console.line(console.tick() + " version " + Fields.text(back, "number") + " is active again"));
    }
}
