package io.autotag.ops.bench.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autotag.ops.bench.query.Latencies;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.Endpoint;
import io.autotag.ops.cli.Fields;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** The scores of a version written anew, as an operator sees it, while another person turns pages ordered by score. */
public final class RecalibrateMeasures {

    /**
     * What it came to.
     *
     * @param proposing seconds until a calibration was proposed
     * @param rewriting seconds from putting it in force until everybody saw the new scores
     * @param rows that were written
     * @param quiet pages before
     * @param meanwhile pages while the scores were written
     */
    public record Measured(double proposing, double rewriting, long rows, Latencies quiet, Latencies meanwhile) {}

    private static final int QUIET_PAGES = 100;
    private static final long BETWEEN_LOOKS_MILLIS = 100;
    private static final long BETWEEN_PAGES_MILLIS = 20;
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    private final ApiClient api;
    private final String project;

    public RecalibrateMeasures(Endpoint endpoint, String operatorKey, String projectUid) {
        this.api = new ApiClient(endpoint, Optional.of(operatorKey));
        this.project = "/projects/" + projectUid;
    }

    /** @param query whose pages are turned */
    public Measured take(String query) {
        String calibrate = project + versionPath() + "calibrate/";
        String page =
                project + "/items/?limit=50&sort=-score&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        Latencies quiet = new Latencies(pages(page, QUIET_PAGES));
        long begin = System.nanoTime();
        JsonNode proposal = api.post(calibrate, JsonNodeFactory.instance.objectNode());
        double proposing = (System.nanoTime() - begin) / NANOS;
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Latencies> meanwhile = CompletableFuture.supplyAsync(() -> pagesUntil(page, over));
        try {
            begin = System.nanoTime();
            ObjectNode wanted = JsonNodeFactory.instance.objectNode();
            api.post(calibrate, wanted.put("calibration", Fields.text(proposal, "uid")));
            JsonNode seen = await(calibrate);
            double rewriting = (System.nanoTime() - begin) / NANOS;
            over.set(true);
            return new Measured(proposing, rewriting, seen.path("copied").asLong(), quiet, meanwhile.join());
        } finally {
            over.set(true);
        }
    }

    private String versionPath() {
        JsonNode model = Fields.list(api.get("/models/"), "results").get(0);
        String version = Fields.text(Fields.list(model, "versions").get(0), "uid");
        return "/models/" + Fields.text(model, "uid") + "/versions/" + version + "/";
    }

    private JsonNode await(String calibrate) {
        while (true) {
            JsonNode rescoring = api.get(calibrate).path("rescoring");
            if (!Fields.text(rescoring, "visible_at").isEmpty()) {
                return rescoring;
            }
            BulkMeasures.pause(BETWEEN_LOOKS_MILLIS);
        }
    }

    private List<Double> pages(String page, int count) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            api.get(page);
            millis.add((System.nanoTime() - begin) / NANOS_PER_MILLI);
        }
        return millis;
    }

    private Latencies pagesUntil(String page, AtomicBoolean over) {
        List<Double> millis = new ArrayList<>();
        while (!over.get()) {
            millis.addAll(pages(page, 1));
            BulkMeasures.pause(BETWEEN_PAGES_MILLIS);
        }
        return new Latencies(millis);
    }
}
