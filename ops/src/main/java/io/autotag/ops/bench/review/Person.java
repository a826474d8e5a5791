package io.autotag.ops.bench.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Endpoint;
import io.autotag.ops.cli.Fields;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Somebody who reviews over HTTP; times are those of whole answers, in milliseconds. */
final class Person {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double NANOS_PER_MILLI = 1e6;

    private final ApiClient api;
    private final String project;

    Person(Endpoint endpoint, String key, String projectUid) {
        this.api = new ApiClient(endpoint, Optional.of(key));
        this.project = "/projects/" + projectUid + "/";
    }

    /** The project by its uid: the key check and one row, the cost of a request as such. */
    double bare() {
        long begin = System.nanoTime();
        api.get(project);
        return since(begin);
    }

    /** What was leased, and how long it took. */
    record Next(Optional<String> item, double millis) {}

    Next next(String query) {
        ObjectNode wanted = JSON.objectNode().put("query", query);
        long begin = System.nanoTime();
        JsonNode leased = api.post(project + "reviews/next/", wanted);
        double millis = since(begin);
        return new Next(
                Fields.list(leased, "results").stream()
                        .map(one -> Fields.text(one.path("item"), "uid"))
                        .findFirst(),
                millis);
    }

    List<JsonNode> suggestions(String item) {
        return Fields.list(api.get(review(item)), "suggestions");
    }

    /** Accepts what is to be decided of the item and is done with it. */
    double acceptAll(String item) {
        ObjectNode body = body(true);
        ArrayNode decisions = body.putArray("decisions");
        suggestions(item).stream()
                .filter(one -> one.path("status").asText().equals("pending"))
                .forEach(one -> decide(decisions, one, "accept"));
        return save(item, body);
    }

    /** Rejects one suggestion, or takes that back; the time also where somebody else was faster. */
    double decideOne(String item, JsonNode suggestion) {
        ObjectNode body = body(false);
        boolean pending = suggestion.path("status").asText().equals("pending");
        decide(body.putArray("decisions"), suggestion, pending ? "reject" : "undo");
        long begin = System.nanoTime();
        try {
            api.put(review(item), body);
        } catch (CliException refused) {
            if (refused.code() != CliException.Code.REFUSED) {
                throw refused;
            }
            // Looked at before the bulk action came to the item, saved after: a person would look again.
        }
        return since(begin);
    }

    /** Draws so many boxes on the item at once. */
    double draw(String item, int boxes) {
        ObjectNode body = body(false);
        ArrayNode added = body.putArray("added");
        for (int n = 0; n < boxes; n++) {
            ObjectNode one = added.addObject().put("label", ReviewWorld.label(0));
            one.putObject("box")
                    .put("x", n % 600)
                    .put("y", n / 600 % 460)
                    .put("w", 10)
                    .put("h", 10);
        }
        return save(item, body);
    }

    /** A bulk accept of what the query means, that goes on behind this call. */
    String acceptInBulk(String query) {
        return Fields.text(
                api.post(
                        project + "bulk/", JSON.objectNode().put("query", query).put("action", "accept")),
                "uid");
    }

    JsonNode bulk(String uid) {
        return api.get("/bulk/" + uid + "/");
    }

    void undo(String uid) {
        api.post("/bulk/" + uid + "/undo/");
    }

    private double save(String item, ObjectNode body) {
        long begin = System.nanoTime();
        api.put(review(item), body);
        return since(begin);
    }

    private String review(String item) {
        return project + "items/" + item + "/review/";
    }

    private static ObjectNode body(boolean finished) {
        return JSON.objectNode()
                .put("finalize", finished)
                .put("idempotency_key", UUID.randomUUID().toString());
    }

    private static void decide(ArrayNode decisions, JsonNode suggestion, String action) {
        decisions
                .addObject()
                .put("prediction", Fields.text(suggestion, "uid"))
                .put("version", Fields.text(suggestion, "version"))
                .put("action", action);
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / NANOS_PER_MILLI;
    }
}
