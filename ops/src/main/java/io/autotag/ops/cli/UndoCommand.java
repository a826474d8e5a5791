package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "undo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes back exactly what a bulk action did and nobody touched since, and waits for it.",
            "The rest is kept and listed."
        },
        footerHeading = "%nExamples:%n",
        footer = "  autotag undo 5f0c8a2e-3d58-4f4c-8a43-5b0a1f6f7d10")
final class UndoCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(index = "0", paramLabel = "ACTION", description = "The uid of the bulk action.")
    private String uid = "";

    @Override
    public Integer call() {
        ApiClient api = connection.api();
        api.post("/bulk/" + uid + "/undo/");
        BulkView action = new BulkWatcher(api).watch(uid, connection.progress());
        int exit = BulkWatcher.finish(connection, action);
        if (action.count("undo_kept") > 0) {
            showKept(api.get("/bulk/" + uid + "/kept/"));
        }
        return exit;
    }

    private void showKept(JsonNode kept) {
        Table table = new Table().text("PREDICTION").text("STATUS").text("BY").text("AT");
        Fields.list(kept, "results").stream()
                .limit(SHOWN)
                .forEach(one -> table.row(
                        Fields.text(one, "prediction"),
                        Fields.text(one, "status"),
                        Fields.text(one, "by"),
                        Fields.time(one, "at")));
        Console console = connection.progress();
        if (!table.isEmpty()) {
            console.blank();
            console.table(table);
        }
    }
}
