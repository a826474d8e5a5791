package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers of a server that says a part of what it announced and then nothing, without closing the connection. */
@Timeout(60)
final class LiveBodyTest {

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write("half ".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            try {
                end.await();
                exchange.getResponseBody().write("whole".getBytes(StandardCharsets.UTF_8));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void givesUpWhatSaysNothingAnyMore() throws Exception {
        try (InputStream body = body(Duration.ofSeconds(1))) {
            assertThat(body.readNBytes(5)).asString(StandardCharsets.UTF_8).isEqualTo("half ");
            assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessage("nothing came for 1 s");
        }
    }

    @Test
    void waitsForWhatComesLater() throws Exception {
        try (InputStream body = body(Duration.ofMinutes(1))) {
            assertThat(body.read()).isEqualTo('h');
            end.countDown();
            assertThat(body.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("alf whole");
        }
    }

    /** Time that the reader takes for itself is none in which nothing came. */
    @Test
    void doesNotHurryWhoReads() throws Exception {
        try (InputStream body = body(Duration.ofSeconds(1))) {
            assertThat(body.read()).isEqualTo('h');
            Thread.sleep(1_500);
            end.countDown();
            assertThat(body.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("alf whole");
        }
    }

    private InputStream body(Duration silence) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        HttpRequest request = HttpRequest.newBuilder(address).build();
        return new LiveBody(
                HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofInputStream())
                        .body(),
                silence);
    }
}
