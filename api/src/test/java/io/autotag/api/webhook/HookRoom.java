package io.autotag.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.egress.HookServer;
import io.autotag.store.ReviewDesk;
import io.autotag.store.Role;
import io.autotag.store.WebhookEvent;
import io.autotag.store.WebhookOutbox;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An API that may call this machine and is in a hurry, an organisation in it, and its admin. */
final class HookRoom implements AutoCloseable {

    static final Map<String, String> HURRY = Map.of(
            "AUTOTAG_EGRESS_HTTP", "true",
            "AUTOTAG_EGRESS_NETWORKS", "127.0.0.1/32",
            "AUTOTAG_EGRESS_TIMEOUT", "1s",
            "AUTOTAG_WEBHOOK_EVERY", "100ms",
            "AUTOTAG_WEBHOOK_FIRST_DELAY", "200ms",
            "AUTOTAG_WEBHOOK_PATIENCE", "4s");

    final TestApi api = TestApi.start("127.0.0.1:1", HURRY);
    final ReviewDesk desk = new ReviewDesk(api.database().database(), "world", 3);
    final TestClient admin = api.client(desk.seed, Role.ADMIN);

    /** A webhook at the address for these events. */
    Answer add(String url, String... events) {
        String names = Stream.of(events).map(event -> '"' + event + '"').collect(Collectors.joining(","));
        return admin.post("/webhooks/", "{\"target_url\": \"%s\", \"events\": [%s]}".formatted(url, names));
    }

    /** A webhook at the server for these events; answers its secret. */
    String add(HookServer server, String... events) {
        return add(server.url("/hook"), events).text("secret");
    }

    /** Notes a fact about the subject, as the store does. */
    void happen(String subject, int number) {
        api.database().database().doInTransaction(tx -> new WebhookOutbox()
                .tell(
                        tx,
                        desk.seed.organisation().id(),
                        WebhookEvent.RUN_PAUSED,
                        subject,
                        () -> Map.of("subject", subject, "number", number)));
    }

    /** The log, newest first. */
    List<JsonNode> deliveries() {
        return admin.get("/webhook-deliveries/?limit=1000")
                .results()
                .valueStream()
                .toList();
    }

    List<String> statuses() {
        return deliveries().stream().map(one -> one.path("status").asText()).toList();
    }

    @Override
    public void close() {
        api.close();
    }
}
