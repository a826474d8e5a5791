package io.autotag.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.api.TestApi;
import io.autotag.api.run.Eventually;
import io.autotag.egress.HookServer;
import io.autotag.egress.HookServer.Received;
import io.autotag.review.ReviewEvent;
import io.autotag.store.ReviewDesk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** From what happens to the server outside that is told of it. An answer that takes too long counts as none, so it runs alone. */
@Isolated
@Order(1)
final class WebhookFlowTest {

    private HookRoom room;
    private HookServer server;

    @BeforeEach
    void start() {
        room = new HookRoom();
        server = new HookServer();
    }

    @AfterEach
    void stop() {
        room.close();
        server.close();
    }

    @Test
    void aRunAndAReviewAreToldSignedAndInOrder() throws Exception {
        String secret = room.add(server, "run.completed", "prediction.batch", "review.saved");
        room.desk.run(room.desk.seed.version(), ReviewDesk.USUAL);
        List<Received> received = Eventually.see(server::received, all -> all.size() == 2);
        assertThat(received)
                .extracting(one -> one.header("X-Avala-Webhook-Event"))
                .containsExactly("prediction.batch", "run.completed");
        assertThat(json(received.get(0)).path("items")).hasSize(3);
        assertThat(json(received.get(1)).path("status").asText()).isEqualTo("completed");
        room.desk.decide(room.desk.item(0), room.desk.ana, "car", ReviewEvent.ACCEPT);
        List<Received> all = Eventually.see(server::received, some -> some.size() == 3);
        assertThat(json(all.get(2)).path("item").asText())
                .isEqualTo(room.desk.item(0).uid());
        for (Received one : all) {
            long time = Long.parseLong(one.header("X-Avala-Webhook-Timestamp"));
            assertThat(Math.abs(Instant.now().getEpochSecond() - time)).isLessThan(60);
            assertThat(one.header("X-Avala-Webhook-Signature"))
                    .isEqualTo(WebhookSignature.of(
                            secret, Instant.ofEpochSecond(time), one.body().getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(uids(all)).hasSize(3);
    }

    @Test
    void whatIsRefusedIsTriedAgainAndWhatComesAfterItWaits() {
        AtomicInteger refusals = new AtomicInteger(3);
        server.replies(
                (exchange, request) -> HookServer.answer(exchange, refusals.getAndDecrement() > 0 ? 503 : 204, ""));
        room.add(server, "run.paused");
        room.happen("run a", 1);
        room.happen("run a", 2);
        List<Received> received = Eventually.see(server::received, all -> all.size() == 5);
        assertThat(numbers(received)).containsExactly(1, 1, 1, 1, 2);
        assertThat(received)
                .extracting(one -> one.header("X-Avala-Webhook-Attempt"))
                .containsExactly("1", "2", "3", "4", "1");
        assertThat(uids(received)).hasSize(2);
        Eventually.see(room::statuses, statuses -> statuses.equals(List.of("delivered", "delivered")));
    }

    @Test
    void whoNeverTakesItIsGivenUpAndCanBeToldAgain() {
        server.replies(500);
        room.add(server, "run.paused");
        room.happen("run a", 1);
        Eventually.see(room::statuses, statuses -> statuses.equals(List.of("failed")));
        JsonNode failed = room.deliveries().get(0);
        assertThat(failed.path("attempts").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(failed.path("next_retry_at").isNull()).isTrue();
        assertThat(failed.path("error_message").asText()).contains("500");
        server.replies(200);
        String uid = failed.path("uid").asText();
        assertThat(room.admin
                        .post("/webhook-deliveries/" + uid + "/replay/", "{}")
                        .text("status"))
                .isEqualTo("pending");
        Eventually.see(room::statuses, statuses -> statuses.equals(List.of("delivered")));
        assertThat(uids(server.received())).containsExactly(uid);
        assertThat(room.admin
                        .get("/webhook-deliveries/" + uid + "/")
                        .body()
                        .path("payload")
                        .path("number")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whoIsSlowOrDeadHoldsNobodyElseUp() {
        try (HookServer slow = new HookServer()) {
            slow.replies((exchange, request) ->
                    LockSupport.parkNanos(Duration.ofSeconds(20).toNanos()));
            room.add(slow, "run.paused");
            room.add(nowhere(), "run.paused");
            for (int i = 0; i < 100; i++) {
                room.happen("run " + i, i);
            }
            Eventually.see(slow::received, all -> all.size() >= 4);
            room.add(server, "run.paused");
            long start = System.nanoTime();
            for (int i = 100; i < 150; i++) {
                room.happen("run " + i, i);
            }
            Eventually.see(server::received, all -> all.size() == 50);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        }
    }

    /** An address of this machine at which nothing listens. */
    private static String nowhere() {
        try (HookServer gone = new HookServer()) {
            return gone.url("/");
        }
    }

    /** Each fact once by its uid, those of a run in order, whichever process sends and whichever ends in between. */
    @Test
    void processesThatComeAndGoLoseNothingAndKeepTheOrder() {
        server.replies((exchange, request) -> {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            HookServer.answer(exchange, 200, "");
        });
        room.add(server, "run.paused");
        for (int number = 0; number < 60; number++) {
            for (int run = 0; run < 3; run++) {
                room.happen("run " + run, number);
            }
            if (number % 20 == 10) {
                try (TestApi second = TestApi.beside(room.api, HookRoom.HURRY)) {
                    int before = server.received().size();
                    Eventually.see(server::received, all -> all.size() > before || all.size() >= 3 * 10);
                    assertThat(second.root()).isNotEqualTo(room.api.root());
                }
            }
        }
        Eventually.see(() -> uids(server.received()).size(), some -> some == 180);
        Eventually.see(room::statuses, all -> all.stream().allMatch("delivered"::equals));
        for (int run = 0; run < 3; run++) {
            String subject = "run " + run;
            assertThat(server.received().stream()
                            .filter(one -> json(one).path("subject").asText().equals(subject))
                            .map(one -> json(one).path("number").asInt())
                            .distinct())
                    .isSorted()
                    .hasSize(60);
        }
    }

    private static List<Integer> numbers(List<Received> received) {
        return received.stream().map(one -> json(one).path("number").asInt()).toList();
    }

    private static Set<String> uids(List<Received> received) {
        return received.stream()
                .map(one -> one.header("X-Avala-Webhook-Delivery"))
                .collect(Collectors.toSet());
    }

    private static JsonNode json(Received received) {
        try {
            return new ObjectMapper().readTree(received.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
