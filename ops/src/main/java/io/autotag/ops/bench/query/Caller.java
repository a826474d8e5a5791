package io.autotag.ops.bench.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Endpoint;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks the API for addresses and takes the time of whole answers. Thread-safe. */
final class Caller {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double NANOS_PER_MILLI = 1e6;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Endpoint endpoint;
    private final String key;

    Caller(Endpoint endpoint, String key) {
        this.endpoint = endpoint;
        this.key = key;
    }

    /** An answer and how long it took. */
    record Answer(int status, String body, double millis) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw CliException.refused("The server answered something else than JSON: " + body);
            }
        }
    }

    /** What is asked: a GET, or a POST of the body. */
    record Request(String path, String body) {
        static Request get(String path) {
            return new Request(path, "");
        }
    }

    Answer ask(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(endpoint.api(request.path()))
                .timeout(Duration.ofMinutes(1))
                .header("X-Avala-Api-Key", key)
                .header("Content-Type", "application/json");
        HttpRequest ready = request.body().isEmpty()
                ? builder.GET().build()
                : builder.POST(BodyPublishers.ofString(request.body())).build();
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(ready, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), (System.nanoTime() - start) / NANOS_PER_MILLI);
        } catch (IOException e) {
            throw new CliException(CliException.Code.UNREACHABLE, "The connection broke: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.refused("Interrupted.");
        }
    }

    /** Every request so many times by so many clients at once, each in an order of its own. */
    Latencies times(List<Request> requests, int repeats, int clients, int status) {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            List<Callable<Latencies>> work = Collections.nCopies(clients, () -> client(requests, repeats, status));
            List<Latencies> parts = new ArrayList<>();
            for (Future<Latencies> part : pool.invokeAll(work)) {
                parts.add(part.get());
            }
            return Latencies.all(parts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.refused("Interrupted.");
        } catch (ExecutionException e) {
            throw CliException.refused("A client failed: " + e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Latencies client(List<Request> requests, int repeats, int status) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            List<Request> order = new ArrayList<>(requests);
            Collections.shuffle(order);
            for (Request request : order) {
                Answer answer = ask(request);
                if (answer.status() != status) {
                    throw CliException.refused(request.path() + " was answered with " + answer.status() + ": "
                            + answer.body()
                                    .substring(0, Math.min(300, answer.body().length())));
                }
                millis.add(answer.millis());
            }
        }
        return new Latencies(millis);
    }
}
