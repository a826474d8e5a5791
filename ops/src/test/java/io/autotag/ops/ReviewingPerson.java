package io.autotag.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Takes one item after the other from a queue, accepts what is to be decided, may draw a box, and finishes the item;
 * whatever meets no answer is sent again, as it was, until it meets one.
 */
final class ReviewingPerson implements Callable<ReviewingPerson.Day> {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ApiClient api;
    private final String project;
    private final Manner manner;
    private final AtomicInteger savedByAll;
    private final List<String> finished = new ArrayList<>();
    private int sentAgain;
    private int repeated;

    /**
     * @param api with the person's key
     * @param project the path of the project
     * @param savedByAll counts every save that was acknowledged
     */
    ReviewingPerson(ApiClient api, String project, Manner manner, AtomicInteger savedByAll) {
        this.api = api;
        this.project = project;
        this.manner = manner;
        this.savedByAll = savedByAll;
    }

    /**
     * How somebody works.
     *
     * @param draws the label of a box that is drawn on each item; empty where none is
     * @param looks how long the person looks at an item
     * @param goesOn asked before each item
     */
    record Manner(Optional<String> draws, Duration looks, BooleanSupplier goesOn) {}

    /**
     * What a person did.
     *
     * @param finished uids of the items of which the save was acknowledged
     * @param sentAgain how many requests met no answer
     * @param repeated how many saves had been done before their request met an answer
     */
    record Day(List<String> finished, int sentAgain, int repeated) {
        Day {
            finished = List.copyOf(finished);
        }
    }

    @Override
    public Day call() {
        Optional<String> item = next();
        while (item.isPresent() && manner.goesOn().getAsBoolean()) {
            save(item.get());
            item = next();
        }
        return new Day(finished, sentAgain, repeated);
    }

    /** The next item of what is pending, and two more for later; empty when nobody has to do more. */
    private Optional<String> next() {
        ObjectNode wanted = JSON.objectNode().put("query", "autotag_status = \"pending\" AND score >= 0");
        wanted.put("prefetch", 2);
        JsonNode leased = answered(() -> api.post(project + "reviews/next/", wanted));
        return Fields.list(leased, "results").stream()
                .map(one -> Fields.text(one.path("item"), "uid"))
                .findFirst();
    }

    private void save(String item) {
        String review = project + "items/" + item + "/review/";
        ObjectNode decided = decided(answered(() -> api.get(review)));
        Answered.pause(manner.looks());
        JsonNode saved = answered(() -> api.put(review, decided));
        if (!saved.path("status").asText().equals("reviewed")) {
            throw new IllegalStateException("not finished: " + saved);
        }
        finished.add(item);
        repeated += saved.path("repeated").asBoolean() ? 1 : 0;
        savedByAll.incrementAndGet();
    }

    private ObjectNode decided(JsonNode seen) {
        ObjectNode body = JSON.objectNode().put("finalize", true);
        body.put("idempotency_key", UUID.randomUUID().toString());
        ArrayNode decisions = body.putArray("decisions");
        for (JsonNode one : Fields.list(seen, "suggestions")) {
            if (one.path("score").asDouble() >= 0) {
                decisions
                        .addObject()
                        .put("prediction", Fields.text(one, "uid"))
                        .put("version", Fields.text(one, "version"))
                        .put("action", "accept");
            }
        }
        manner.draws().ifPresent(label -> {
            ObjectNode own = body.putArray("added").addObject().put("label", label);
            own.putObject("box").put("x", 1).put("y", 2).put("w", 30).put("h", 40);
        });
        return body;
    }

    private JsonNode answered(Supplier<JsonNode> request) {
        return Answered.by(request, () -> sentAgain++);
    }
}
