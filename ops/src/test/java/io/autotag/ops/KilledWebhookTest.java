package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.autotag.store.Database;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import io.autotag.store.WebhookEvent;
import io.autotag.store.WebhookOutbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The API process is killed while it tells a webhook of hundreds of facts, some of them in hand: after it is back each was
 * told at least once, under one uid, and those of a subject in their order.
 */
@Timeout(900)
final class KilledWebhookTest {

    private static final int SUBJECTS = 4;
    private static final int FACTS = 400;
    /** One attempt as it came. */
    private record Told(String uid, String subject, int number) {}

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer receiver;
    private Site site;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(threads);
        receiver.createContext("/", exchange -> {
            JsonNode body = new ObjectMapper().readTree(exchange.getRequestBody());
            String uid = exchange.getRequestHeaders().getFirst("X-Avala-Webhook-Delivery");
            told.add(new Told(
                    uid, body.path("subject").asText(), body.path("number").asInt()));
            pause(20);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        site = new Site(folder.resolve("home"));
        site.start(Site.Temporal.IN_JVM, HeardFacts.ADMITTED);
    }

    @AfterEach
    void end() {
        site.close();
        receiver.stop(0);
        threads.shutdownNow();
    }

    @Test
    void nothingIsLostAndTheOrderHoldsWhenTheApiIsKilled() throws InterruptedException {
        try (Database database = Database.open(site.databaseSettings())) {
            Seed seed = Seed.plant(database, "hooks", 0);
            ObjectNode webhook = JsonNodeFactory.instance.objectNode();
            webhook.put(
                    "target_url", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/");
            webhook.putArray("events").add("run.paused");
            site.api(IssuedKey.of(database, seed.user(), Role.ADMIN)).post("/webhooks/", webhook);
            for (int fact = 0; fact < FACTS; fact++) {
                happen(database, seed, "run " + fact % SUBJECTS, fact);
            }
            await(FACTS / 4);
            site.kill(ApiUnit.NAME);
            await(FACTS);
        }
        assertThat(told.stream().map(Told::number).distinct()).hasSize(FACTS);
        assertThat(told.stream().map(Told::uid).distinct()).hasSize(FACTS);
        for (int subject = 0; subject < SUBJECTS; subject++) {
            String name = "run " + subject;
            assertThat(told.stream()
                            .filter(one -> one.subject().equals(name))
                            .map(Told::number)
                            .distinct())
                    .isSorted();
        }
    }

    private void await(int facts) throws InterruptedException {
        long heard = Eventually.last(
                Duration.ofMinutes(5),
                () -> told.stream().map(Told::uid).distinct().count(),
                count -> count >= facts);
        assertThat(heard).as("facts told").isGreaterThanOrEqualTo(facts);
    }

    private static void happen(Database database, Seed seed, String subject, int number) {
        database.doInTransaction(tx -> new WebhookOutbox()
                .tell(
                        tx,
                        seed.organisation().id(),
                        WebhookEvent.RUN_PAUSED,
                        subject,
                        () -> Map.of("subject", subject, "number", number)));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
