package io.autotag.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A receiver of webhooks that remembers which deliveries it got about what. */
final class HeardFacts implements AutoCloseable {

    /** So that Autotag may call this machine. */
    static final Map<String, String> ADMITTED = Map.of(
            "AUTOTAG_EGRESS_HTTP", "true",
            "AUTOTAG_EGRESS_NETWORKS", "127.0.0.0/8",
            "AUTOTAG_EGRESS_TIMEOUT", "2s");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Set<String>> deliveries = new ConcurrentHashMap<>();
    private final HttpServer server;

    HeardFacts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            String fact = exchange.getRequestHeaders().getFirst("X-Avala-Webhook-Event") + " "
                    + body.path(body.has("uid") ? "uid" : "item").asText();
            deliveries
                    .computeIfAbsent(fact, one -> ConcurrentHashMap.newKeySet())
                    .add(exchange.getRequestHeaders().getFirst("X-Avala-Webhook-Delivery"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    /** Has the site tell it of each run that completes, and of each review that is saved, from now on. */
    void listenTo(Site site) {
        ObjectNode webhook = JsonNodeFactory.instance.objectNode();
        webhook.put("target_url", "http://127.0.0.1:" + server.getAddress().getPort() + "/");
        webhook.putArray("events").add("run.completed").add("review.saved");
        site.api().post("/webhooks/", webhook);
    }

    /** Uids of the deliveries about it, such as "run.completed UID". */
    Set<String> about(String fact) {
        return deliveries.getOrDefault(fact, Set.of());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
