package io.autotag.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** Calls the API under test as one holder of a key. Paths begin behind {@code /api/v1}. */
public final class TestClient {

    private final HttpClient http;
    private final ObjectMapper json;
    private final URI root;
    private final @Nullable String key;

    TestClient(HttpClient http, ObjectMapper json, URI root, @Nullable String key) {
        this.http = http;
        this.json = json;
        this.root = root;
        this.key = key;
    }

    /** An answer; the body is missing where it is no JSON. */
    public record Answer(int status, JsonNode body, HttpResponse<byte[]> http) {

        public String detail() {
            return body.path("detail").asText();
        }

        public JsonNode results() {
            return body.path("results");
        }

        public String text(String field) {
            return body.path(field).asText();
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** The body as it stands, so that it may be wrong. */
    public Answer post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    public Answer put(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    public Answer patch(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** A request with the key, to be completed. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + "/api/v1" + path)).header("Accept", "application/json");
        if (key != null) {
            request.header("X-Avala-Api-Key", key);
        }
        return request;
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), tree(response), response);
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private JsonNode tree(HttpResponse<byte[]> response) throws IOException {
        if (!response.headers().firstValue("Content-Type").orElse("").startsWith("application/json")) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("broken JSON with status " + response.statusCode(), e);
        }
    }
}
