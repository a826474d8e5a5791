package io.autotag.ops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.autotag.ops.cli.CliException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The REST API as JSON trees. Thread-safe. Every failure is a {@link CliException}; only a GET that met no listening
 * server is tried again.
 */
public final class ApiClient {

    private static final Duration ANSWER = Duration.ofSeconds(60);

    /** For an answer that a worker gives: the API waits five minutes for a preview. */
    private static final Duration WORK = Duration.ofMinutes(6);

    private static final Duration TRANSFER = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final int GET_TRIES = 3;
    private static final int UNAVAILABLE = 503;
    private static final int LONGEST_REFUSAL = 1 << 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Endpoint endpoint;
    private final Optional<String> key;

    public ApiClient(Endpoint endpoint, Optional<String> key) {
        this.endpoint = endpoint;
        this.key = key;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    public JsonNode get(String path) {
        return json(tried(request(path).timeout(ANSWER).GET().build(), BodyHandlers.ofString()));
    }

    public JsonNode post(String path, JsonNode body) {
        return json(send(
                withBody(path)
                        .timeout(WORK)
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString()));
    }

    /** A POST without a body, such as a pause. */
    public JsonNode post(String path) {
        return json(
                send(request(path).timeout(ANSWER).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString()));
    }

    public JsonNode put(String path, JsonNode body) {
        return json(send(
                withBody(path).PUT(BodyPublishers.ofString(body.toString())).build(), BodyHandlers.ofString()));
    }

    JsonNode patch(String path, JsonNode body) {
        return json(send(
                withBody(path)
                        .timeout(ANSWER)
                        .method("PATCH", BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString()));
    }

    public void delete(String path) {
        checked(send(request(path).timeout(ANSWER).DELETE().build(), BodyHandlers.ofString()));
    }

    /** A form with files, sent with the key. */
    public JsonNode post(String path, MultipartForm form) {
        return json(send(form.on(request(path)).timeout(TRANSFER).build(), BodyHandlers.ofString()));
    }

    /** A form with files to an address that authorises itself by its fields: the key stays here. */
    void postUnauthenticated(URI target, MultipartForm form) {
        checked(send(form.on(HttpRequest.newBuilder(target)).timeout(TRANSFER).build(), BodyHandlers.ofString()));
    }

    /** The bytes at an address that authorises itself: the key stays here. The caller closes the stream. */
    public InputStream download(String address) {
        HttpResponse<InputStream> response = tried(
                HttpRequest.newBuilder(URI.create(address))
                        .timeout(ANSWER)
                        .GET()
                        .build(),
                BodyHandlers.ofInputStream());
        if (response.statusCode() / 100 != 2) {
            throw refusal(response);
        }
        return response.body();
    }

    private static CliException refusal(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return refusal(response.statusCode(), text);
        } catch (IOException broken) {
            return new CliException(Code.UNREACHABLE, "The connection broke: " + broken.getMessage() + ".", broken);
        }
    }

    /** An event stream, line by line, until the server ends it; the caller closes it. */
    Stream<String> lines(String path) {
        HttpResponse<Stream<String>> response = tried(
                request(path)
                        .setHeader("Accept", "text/event-stream")
                        .timeout(ANSWER)
                        .GET()
                        .build(),
                BodyHandlers.ofLines());
        if (response.statusCode() / 100 != 2) {
            try (Stream<String> body = response.body()) {
                throw refusal(response.statusCode(), body.collect(Collectors.joining("\n")));
            }
        }
        return response.body();
    }

    /** Writes what comes into a file that is not there yet. */
    public void download(String path, Path target) {
        HttpRequest request = request(path)
                .setHeader("Accept", "application/octet-stream")
                .timeout(TRANSFER)
                .GET()
                .build();
        HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() / 100 != 2) {
                String text = new String(body.readNBytes(LONGEST_REFUSAL), StandardCharsets.UTF_8);
                throw refusal(response.statusCode(), text);
            }
            Files.copy(body, target);
        } catch (FileAlreadyExistsException e) {
            throw CliException.refused(target + " is there already: move it away, or name another folder.");
        } catch (IOException e) {
            throw CliException.refused("The file could not be written to " + target + ": " + e.getMessage() + ".");
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.api(path)).header("Accept", "application/json");
        key.ifPresent(value -> request.header("X-Avala-Api-Key", value));
        return request;
    }

    private HttpRequest.Builder withBody(String path) {
        return request(path).header("Content-Type", "application/json").timeout(ANSWER);
    }

    private <T> HttpResponse<T> tried(HttpRequest request, BodyHandler<T> handler) {
        for (int attempt = 1; ; attempt++) {
            try {
                return send(request, handler);
            } catch (CliException e) {
                if (e.code() != Code.UNREACHABLE || attempt == GET_TRIES) {
                    throw e;
                }
                sleep(PAUSE.multipliedBy(attempt));
            }
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new CliException(
                    Code.UNREACHABLE,
                    "Nothing answers at " + endpoint
                            + ". Start Autotag with \"ops/autotag up\", or give its address with --url or AUTOTAG_URL.",
                    e);
        } catch (IOException e) {
            throw new CliException(
                    Code.UNREACHABLE, "The connection to " + endpoint + " broke: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(Code.REFUSED, "Interrupted.", e);
        }
    }

    private static void checked(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw refusal(response.statusCode(), response.body());
        }
    }

    private static CliException refusal(int status, String body) {
        Code code = status == UNAVAILABLE ? Code.UNREACHABLE : Code.REFUSED;
        return new CliException(code, ErrorText.of(status, body), ErrorText.parse(body));
    }

    private static JsonNode json(HttpResponse<String> response) {
        checked(response);
        if (response.body().isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new CliException(
                    Code.REFUSED, "The answer is no JSON: is " + response.uri().getHost() + " an Autotag server?", e);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(Code.REFUSED, "Interrupted.", e);
        }
    }
}
