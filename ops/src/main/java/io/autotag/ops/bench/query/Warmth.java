package io.autotag.ops.bench.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.ops.bench.query.Caller.Request;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Endpoint;
import java.time.Duration;

/** Waits until the API's bitmaps know every item of a project: before, PostgreSQL answers alone. */
public final class Warmth {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 100;
    private static final double NANOS = 1e9;

    private final Caller caller;
    private final String projectUid;

    /** @param key of somebody who may see the project */
    public Warmth(Endpoint endpoint, String key, String projectUid) {
        this.caller = new Caller(endpoint, key);
        this.projectUid = projectUid;
    }

    /**
     * Asks until they do; the first question has them loaded.
     *
     * @return seconds
     */
    public double await(int items) {
        long start = System.nanoTime();
        while (!isWarm(items)) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw CliException.refused("The bitmaps were not loaded within ten minutes.");
            }
            pause();
        }
        return (System.nanoTime() - start) / NANOS;
    }

    private boolean isWarm(int items) {
        Caller.Answer answer = caller.ask(Request.get("/projects/" + projectUid + "/query/explain/?query="));
        if (answer.status() != 200) {
            throw CliException.refused("Explaining a query was answered with " + answer.status() + ".");
        }
        JsonNode explained = answer.json();
        return explained.path("engine").asText().equals("bitmaps")
                && explained.path("items").asInt() == items;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.refused("Interrupted.");
        }
    }
}
