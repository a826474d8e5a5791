package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "history", description = "Who paused, resumed, cancelled, retried or tuned a run, newest first.")
final class RunHistoryCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "RUN", description = "Its uid.")
    private String uid = "";

    @Override
    public Integer call() {
        connection.requireNoIds("runs history");
        List<JsonNode> actions = Pages.read(connection.api(), "/runs/" + uid + "/history/", Integer.MAX_VALUE);
        Table table =
                new Table().text("WHEN").text("WHO").text("WHAT").text("BEFORE").text("AFTER");
        for (JsonNode action : actions) {
            table.row(
                    Fields.time(action, "at"),
                    Fields.text(action, "by"),
                    Fields.text(action, "kind"),
                    Fields.text(action, "before"),
                    Fields.text(action, "after"));
        }
        return connection.show(actions, table, "Nobody has steered this run.");
    }
}
