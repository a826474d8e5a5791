package io.autotag.ops.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A model of which each answer takes a fixed time and no processor: a provider on this machine, for as many workers as one
 * likes. Every picture has the same ten boxes.
 */
final class SlowModel implements AutoCloseable {

    static final int BOXES = 10;

    // Java's server would have the end of its answers wait for an acknowledgement that comes 40 ms later.
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final String CARD =
            """
            name: bench-scale
            labels: ["one", "two", "three"]
            thresholds: {default: 0.4}
            """;

    private final Duration time;
    private final byte[] answer = answer().getBytes(StandardCharsets.UTF_8);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** @param time that each answer takes */
    SlowModel(Duration time) throws IOException {
        this.time = time;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::reply);
        server.start();
    }

    /** The description of the provider, in that folder, for so many calls of each worker at once. */
    Path description(Path folder, int concurrent) throws IOException {
        String text =
                """
                {"autotag_provider": 1, "url": "http://127.0.0.1:%d/", "send": {"as": "body"}, "seconds": 20,
                 "concurrent": %d, "longest_side": 320,
                 "answer": {"boxes": "/boxes", "label": "/label", "confidence": "/p",
                            "box": {"form": "xyxy", "at": ["/box"]}}}
                """
                        .formatted(server.getAddress().getPort(), concurrent);
        return Files.writeString(folder.resolve("provider.json"), text);
    }

    /** Its card, likewise. */
    static Path card(Path folder) throws IOException {
        return Files.writeString(folder.resolve("provider.yaml"), CARD);
    }

    private void reply(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Thread.sleep(time.toMillis());
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static String answer() {
        StringBuilder boxes = new StringBuilder();
        for (int box = 0; box < BOXES; box++) {
            boxes.append(box == 0 ? "" : ", ").append("{\"label\": ").append(box % 3);
            boxes.append(", \"p\": 0.").append(50 + box * 4);
            boxes.append(", \"box\": [")
                    .append(box * 10)
                    .append(", 5, ")
                    .append(box * 10 + 30)
                    .append(", 60]}");
        }
        return "{\"boxes\": [" + boxes + "]}";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
