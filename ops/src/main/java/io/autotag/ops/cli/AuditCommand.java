package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Who changed models, versions, gates, calibrations, settings, people, keys, secrets, sources, webhooks"
                    + " and workers, newest first. Only an admin may look.",
            "What was done to runs is in \"runs history\", to limits in \"projects history\"."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  autotag audit", "  autotag audit --kind version_activated -o json"})
final class AuditCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Option(names = "--kind", paramLabel = "KIND", description = "Only these, such as key_issued or version_retired.")
    private String kind = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "How many; 50 unless told.")
    private int limit;

    @Override
    public Integer call() {
        connection.requireNoIds("audit");
        List<JsonNode> events =
                Pages.read(connection.api(), "/audit/" + (kind.isEmpty() ? "" : "?kind=" + Texts.encoded(kind)), limit);
        Table table =
                new Table().text("WHEN").text("WHO").text("WHAT").text("OF").text("MORE");
        for (JsonNode event : events) {
            table.row(
                    Fields.time(event, "at"),
                    Fields.text(event, "by"),
                    Fields.text(event, "kind"),
                    Fields.text(event, "subject"),
                    Fields.text(event, "detail"));
        }
        return connection.show(events, table, "Nothing of this was changed yet.");
    }
}
