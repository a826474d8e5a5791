package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "webhooks",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Webhooks: who outside is told of what, and what became of it. Only an admin may change them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  autotag webhooks add https://example.org/hook run.completed run.failed",
            "  autotag webhooks test UID",
            "  autotag webhooks deliveries --status failed -o ids | xargs -n 1 autotag webhooks replay"
        })
final class WebhooksCommand {

    /** How far a delivery is. */
    enum Status {
        pending,
        delivered,
        failed
    }

    @Command(name = "add", description = "Adds a webhook and shows the secret that signs, this once.")
    int add(
            @Mixin Connection connection,
            @Parameters(index = "0", paramLabel = "URL", description = "Where to send to.") String url,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "EVENT", description = "What it is told of.")
                    List<String> events) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("target_url", url);
        events.forEach(body.putArray("events")::add);
        JsonNode webhook = connection.api().post("/webhooks/", body);
        return connection.show(webhook, console -> {
            console.line(Fields.text(webhook, "uid"));
            console.line(Fields.text(webhook, "secret"));
            console.line("Keep the secret now: it cannot be shown again.");
        });
    }

    @Command(name = "list", description = "All webhooks of your organisation, newest first.")
    int list(@Mixin Connection connection) {
        List<JsonNode> webhooks = Pages.read(connection.api(), "/webhooks/", Integer.MAX_VALUE);
        Table table = new Table().text("URL").text("EVENTS").text("ACTIVE").text("UID");
        for (JsonNode one : webhooks) {
            table.row(
                    Fields.text(one, "target_url"),
                    Fields.text(one, "events"),
                    Fields.text(one, "is_active"),
                    Fields.text(one, "uid"));
        }
        return connection.show(webhooks, table, "There is no webhook.");
    }

    @Command(name = "test", description = "Sends a test event now; ends with 1 where the webhook does not take it.")
    int test(@Mixin Connection connection, @Parameters(paramLabel = "UID", description = "The webhook's.") String uid) {
        JsonNode result = connection.api().post("/webhooks/" + uid + "/test/");
        connection.show(
                result, Fields.text(result, "delivery"), console -> console.line(Fields.text(result, "message")));
        return result.path("success").asBoolean() ? 0 : 1;
    }

    @Command(name = "deliveries", description = "What webhooks were told, newest first.")
    int deliveries(
            @Mixin Connection connection,
            @Option(names = "--webhook", paramLabel = "UID", defaultValue = "", description = "Of this one only.")
                    String webhook,
            @Option(names = "--status", paramLabel = "STATUS", description = "${COMPLETION-CANDIDATES}.") Status status,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "Default: 50.") int limit) {
        String path = "/webhook-deliveries/?subscription=" + webhook + "&status=" + (status == null ? "" : status);
        List<JsonNode> deliveries = Pages.read(connection.api(), path, limit);
        Table table = new Table()
                .text("AT")
                .text("EVENT")
                .text("STATUS")
                .number("ATTEMPTS")
                .text("ANSWER")
                .text("WHY")
                .text("UID");
        for (JsonNode one : deliveries) {
            table.row(
                    Fields.time(one, "created_at"),
                    Fields.text(one, "event_type"),
                    Fields.text(one, "status"),
                    Fields.text(one, "attempts"),
                    Fields.text(one, "response_status"),
                    Fields.text(one, "error_message"),
                    Fields.text(one, "uid"));
        }
        return connection.show(deliveries, table, "Nothing was told.");
    }

    @Command(name = "replay", description = "Sends a delivery once more, under the same uid.")
    int replay(
            @Mixin Connection connection, @Parameters(paramLabel = "UID", description = "The delivery's.") String uid) {
        JsonNode delivery = connection.api().post("/webhook-deliveries/" + uid + "/replay/");
        return connection.show(delivery, console -> console.line(console.tick() + " is sent again"));
    }

    @Command(name = "remove", description = "Removes a webhook, and with it the log of what it was told.")
    int remove(
            @Mixin Connection connection, @Parameters(paramLabel = "UID", description = "The webhook's.") String uid) {
        connection.api().delete("/webhooks/" + uid + "/");
        return connection.show(
                JsonNodeFactory.instance.objectNode().put("deleted", uid),
                console -> console.line(console.tick() + " removed"));
    }
}
