package io.autotag.ops.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on loopback that gives prepared answers and remembers what it was asked. */
final class TestApi implements AutoCloseable {

    record Asked(String method, String target, Optional<String> key, String contentType, String body) {}

    private record Answer(int status, String type, String body) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    TestApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    ApiClient client() {
        return new ApiClient(Endpoint.of(url()), Optional.of("avk_secret"));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The target is the method, a blank and the path with its query below the version. */
    TestApi answer(String target, int status, String body) {
        answers.put(target, new Answer(status, "application/json", body));
        return this;
    }

    TestApi stream(String target, String events) {
        answers.put(target, new Answer(200, "text/event-stream", events));
        return this;
    }

    /** An answer of which the last byte never comes. */
    TestApi breakOff(String target, String body) {
        broken.add(target);
        return answer(target, 200, body);
    }

    List<Asked> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString().replaceFirst("^/api/v1", "");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                exchange.getRequestMethod(),
                target,
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Avala-Api-Key")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                body));
        Answer answer = answers.getOrDefault(
                exchange.getRequestMethod() + " " + target,
                new Answer(404, "application/json", "{\"detail\": \"Not found.\"}"));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", answer.type());
        int missing = broken.contains(exchange.getRequestMethod() + " " + target) ? 1 : 0;
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length + missing);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush(); // else what is broken off may not go out at all
        }
        exchange.close();
    }
}
