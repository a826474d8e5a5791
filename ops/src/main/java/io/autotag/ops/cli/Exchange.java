package io.autotag.ops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.autotag.ops.cli.CliException.Code;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Sends requests, and turns whatever is no success into a {@link CliException} with a sentence: what the server said, or
 * that there is none. Only a GET that got no answer is sent again. Thread-safe.
 */
final class Exchange {

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

    Exchange(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The answer as a tree; missing where it has no body. */
    JsonNode json(HttpRequest request) {
        return tree(succeeded(request));
    }

    /** Whatever a success answers with. */
    void done(HttpRequest request) {
        succeeded(request);
    }

    /** The bytes of the answer; the caller closes them. */
    InputStream bytes(HttpRequest request) {
        HttpResponse<InputStream> response = tried(request, BodyHandlers.ofInputStream());
        if (isSuccess(response)) {
            return new LiveBody(response.body());
        }
        try (InputStream body = response.body()) {
            String text = new String(body.readNBytes(LONGEST_REFUSAL), StandardCharsets.UTF_8);
            throw refusal(response.statusCode(), text);
        } catch (IOException broken) {
            throw new CliException(Code.UNREACHABLE, "The connection broke: " + broken.getMessage() + ".", broken);
        }
    }

    /** The lines of the answer as they come; the caller closes them. */
    Stream<String> lines(HttpRequest request) {
        InputStream body = bytes(request);
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))
                .lines()
                .onClose(() -> close(body));
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException broken) {
            // Nobody wants any more of it.
        }
    }

    private HttpResponse<String> succeeded(HttpRequest request) {
        HttpResponse<String> response = tried(request, BodyHandlers.ofString());
        if (!isSuccess(response)) {
            throw refusal(response.statusCode(), response.body());
        }
        return response;
    }

    private <T> HttpResponse<T> tried(HttpRequest request, BodyHandler<T> handler) {
        int tries = request.method().equals("GET") ? GET_TRIES : 1;
        for (int attempt = 1; ; attempt++) {
            try {
                return send(request, handler);
            } catch (CliException e) {
                if (e.code() != Code.UNREACHABLE || attempt == tries) {
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

    private static boolean isSuccess(HttpResponse<?> response) {
        return response.statusCode() / 100 == 2;
    }

    private static CliException refusal(int status, String body) {
        Code code = status == UNAVAILABLE ? Code.UNREACHABLE : Code.REFUSED;
        return new CliException(code, ErrorText.of(status, body), ErrorText.parse(body));
    }

    private static JsonNode tree(HttpResponse<String> response) {
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
