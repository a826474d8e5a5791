package io.autotag.ops.bench.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.ops.bench.query.Latencies;
import io.autotag.ops.cli.CliException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A bulk accept and its undo, as an operator sees them, while another person saves one decision after the other. */
final class BulkMeasures {

    /**
     * What it came to.
     *
     * @param accepted predictions
     * @param accepting seconds from the request to the end of the action
     * @param undoing the same for taking it back
     * @param saves of the other person meanwhile
     */
    record Measured(long accepted, double accepting, double undoing, Latencies saves) {}

    /** Three saves a second: faster than anybody reviews. */
    private static final long BETWEEN_SAVES_MILLIS = 300;

    private static final long BETWEEN_LOOKS_MILLIS = 250;
    private static final double NANOS = 1e9;

    private final Person operator;
    private final Person annotator;
    private final List<String> items;

    BulkMeasures(Person operator, Person annotator, List<String> items) {
        this.operator = operator;
        this.annotator = annotator;
        this.items = items;
    }

    /** An action and its undo whose time does not count. */
    void warmUp(String query) {
        String action = operator.acceptInBulk(query);
        await(action, "completed");
        operator.undo(action);
        await(action, "undone");
    }

    Measured take(String query) {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Latencies> saving = CompletableFuture.supplyAsync(() -> saveUntil(over));
        try {
            long begin = System.nanoTime();
            String action = operator.acceptInBulk(query);
            JsonNode done = await(action, "completed");
            double accepting = (System.nanoTime() - begin) / NANOS;
            begin = System.nanoTime();
            operator.undo(action);
            await(action, "undone");
            double undoing = (System.nanoTime() - begin) / NANOS;
            over.set(true);
            return new Measured(done.path("applied").asLong(), accepting, undoing, saving.join());
        } finally {
            over.set(true);
        }
    }

    private JsonNode await(String action, String wanted) {
        while (true) {
            JsonNode seen = operator.bulk(action);
            String status = seen.path("status").asText();
            if (status.equals(wanted)) {
                return seen;
            }
            if (status.equals("failed") || status.equals("cancelled")) {
                throw CliException.refused("The bulk action is " + status + ".");
            }
            pause(BETWEEN_LOOKS_MILLIS);
        }
    }

    /** Each on an item that the action meets too. */
    private Latencies saveUntil(AtomicBoolean over) {
        Random random = new Random(7);
        List<Double> millis = new ArrayList<>();
        while (!over.get()) {
            String item = items.get(random.nextInt(items.size()));
            List<JsonNode> shown = annotator.suggestions(item);
            millis.add(annotator.decideOne(item, shown.get(random.nextInt(shown.size()))));
            pause(BETWEEN_SAVES_MILLIS);
        }
        return new Latencies(millis);
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.refused("Interrupted.");
        }
    }
}
