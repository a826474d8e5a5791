package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.run.Eventually;
import io.autotag.api.run.TestWorker;
import io.autotag.api.run.WorkedApi;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import io.autotag.workflow.WorkflowIds;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs from the request to their end, through HTTP, Temporal and PostgreSQL. */
final class RunFlowTest {

    private static final AtomicInteger WORLDS = new AtomicInteger();

    private static WorkedApi worked;
    private static TestApi api;
    private static TestWorker worker;

    private Seed world;
    private TestClient operator;

    @BeforeAll
    static void start() {
        worked = new WorkedApi();
        api = worked.api;
        worker = worked.worker;
    }

    @AfterAll
    static void stop() {
        worked.close();
    }

    @BeforeEach
    void plant() {
        world = api.plant("world" + WORLDS.incrementAndGet(), 40);
        operator = api.client(world, Role.OPERATOR);
        enable();
    }

    @AfterEach
    void letGo() {
        worker.letGo();
        worker.failAt("nothing");
    }

    @Test
    void aRunTagsEveryItem() {
        Answer started = start("{}");
        assertThat(started.status()).isEqualTo(201);
        JsonNode ended = ended(started.text("uid"));
        assertThat(ended.path("status").asText()).isEqualTo("completed");
        assertThat(ended.path("successful_items").asInt()).isEqualTo(40);
        assertThat(ended.path("progress_pct").asDouble()).isEqualTo(100);
        assertThat(ended.path("predictions").asInt()).isEqualTo(40);
        assertThat(ended.path("rate_per_second").asDouble()).isPositive();
        JsonNode found = operator.get("/items/" + world.items().get(0).uid() + "/predictions/?limit=10")
                .results();
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.path("label").asText()).isEqualTo("person");
            assertThat(one.path("score").asDouble()).isEqualTo(0.8);
            assertThat(one.path("run").asText()).isEqualTo(started.text("uid"));
        });
    }

    @Test
    void aSecondRunWritesNothingAndSaysSo() {
        ended(start("{}").text("uid"));
        JsonNode second = ended(start("{}").text("uid"));
        assertThat(second.path("status").asText()).isEqualTo("completed");
        assertThat(second.path("successful_items").asInt()).isZero();
        assertThat(second.path("skipped_unchanged").asInt()).isEqualTo(40);
    }

    @Test
    void aRunCoversTheItemsItNames() {
        List<String> uids =
                world.items().stream().limit(3).map(item -> item.uid()).toList();
        String data = "{\"data\": {\"type\": \"items\", \"items\": [\"" + String.join("\",\"", uids) + "\"]}}";
        JsonNode ended = ended(start(data).text("uid"));
        assertThat(ended.path("total_items").asInt()).isEqualTo(3);
        assertThat(ended.path("data").path("items")).hasSize(3);
    }

    @Test
    void theSameKeyAtTheSameTimeIsOneRun() {
        List<Answer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(n -> start("{\"idempotency_key\": \"nightly\"}"))
                .toList();
        Set<String> uids = answers.stream().map(answer -> answer.text("uid")).collect(Collectors.toSet());
        assertThat(uids).hasSize(1);
        assertThat(answers).extracting(Answer::status).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(operator.get("/projects/" + world.project().uid() + "/runs/").results())
                .hasSize(1);
    }

    @Test
    void theKeyMayBeAHeader() {
        Answer first = withKey("{}", "k");
        assertThat(withKey("{\"idempotency_key\": \"k\"}", "k").text("uid")).isEqualTo(first.text("uid"));
        Answer torn = withKey("{\"idempotency_key\": \"other\"}", "k");
        assertThat(torn.status()).isEqualTo(400);
        assertThat(torn.body().has("idempotency_key")).isTrue();
    }

    @Test
    void twoRunsOverTheSameItemsAtOnceWriteEachItemOnce() {
        worker.hold();
        String first = start("{}").text("uid");
        String second = start("{}").text("uid");
        worker.letGo();
        JsonNode one = ended(first);
        JsonNode two = ended(second);
        assertThat(one.path("successful_items").asInt()
                        + two.path("successful_items").asInt())
                .isEqualTo(40);
        assertThat(one.path("skipped_items").asInt() + two.path("skipped_items").asInt())
                .isEqualTo(40);
    }

    @Test
    void whatFailedIsListedAndRetried() {
        worker.failAt("000000"); // 9 of the 40 keys
        String uid = start("{}").text("uid");
        JsonNode ended = ended(uid);
        assertThat(ended.path("status").asText()).isEqualTo("completed");
        assertThat(ended.path("failed_items").asInt()).isEqualTo(9);
        Answer page = operator.get("/runs/" + uid + "/failures/?limit=5");
        assertThat(page.results()).hasSize(5);
        assertThat(page.results().get(0).path("code").asText()).isEqualTo("UNREADABLE");
        assertThat(page.results().get(0).path("message").asText()).isEqualTo("The file is cut off.");
        assertThat(page.results().get(0).path("key").asText()).isEqualTo("photos/0000009.jpg");
        assertThat(page.text("next")).contains("cursor=");

        worker.failAt("nothing");
        Answer retry = operator.post("/runs/" + uid + "/retry-failed/", "");
        assertThat(retry.status()).isEqualTo(201);
        assertThat(retry.text("retry_of")).isEqualTo(uid);
        JsonNode again = ended(retry.text("uid"));
        assertThat(again.path("kind").asText()).isEqualTo("retry");
        assertThat(again.path("successful_items").asInt()).isEqualTo(9);
        assertThat(operator.post("/runs/" + retry.text("uid") + "/retry-failed/", "")
                        .detail())
                .isEqualTo("The run has no failures to retry.");
    }

    @Test
    void chunksTellHowTheWorkWasCut() {
        String uid = start("{}").text("uid");
        ended(uid);
        Answer page = operator.get("/runs/" + uid + "/chunks/?limit=2");
        assertThat(page.results()).hasSize(2);
        assertThat(page.results().get(0).path("first").asInt()).isZero();
        assertThat(page.results().get(0).path("done").asInt()).isEqualTo(8);
        JsonNode rest =
                operator.get(page.text("next").replaceFirst("^.*/api/v1", "")).results();
        assertThat(rest.get(0).path("first").asInt()).isEqualTo(16);
    }

    @Test
    void aRunIsPausedAndResumed() {
        worker.hold();
        String uid = start("{}").text("uid");
        seen(uid, "running");
        assertThat(act(uid, "resume").detail()).isEqualTo("The run is not paused.");
        assertThat(act(uid, "pause").text("desired")).isEqualTo("pause");
        seen(uid, "paused");
        assertThat(act(uid, "pause").status()).isEqualTo(409);
        worker.letGo();
        assertThat(act(uid, "retry-failed").detail()).startsWith("The run is paused");
        assertThat(act(uid, "resume").text("desired")).isEqualTo("run");
        assertThat(ended(uid).path("successful_items").asInt()).isEqualTo(40);
        assertThat(act(uid, "pause").detail()).isEqualTo("The run is completed already.");
    }

    @Test
    void aRunIsTunedWhileItGoesOnAndItsHistoryTellsWho() {
        worker.hold();
        String uid = start("{\"priority\": 2}").text("uid");
        JsonNode running = seen(uid, "running");
        assertThat(running.path("priority").asInt()).isEqualTo(2);
        assertThat(running.path("window").isNull()).isTrue();
        Answer tuned = tune(uid, "{\"priority\": 5, \"window\": 3}");
        assertThat(tuned.body().path("priority").asInt()).isEqualTo(5);
        assertThat(tuned.body().path("window").asInt()).isEqualTo(3);
        assertThat(tune(uid, "{\"window\": 0}").body().path("window").isNull()).isTrue();
        act(uid, "pause");
        seen(uid, "paused");
        assertThat(tune(uid, "{\"priority\": 1}").text("status")).isEqualTo("paused");
        worker.letGo();
        act(uid, "resume");
        ended(uid);
        assertThat(tune(uid, "{\"priority\": 3}").detail()).isEqualTo("The run is completed already.");
        Answer history = operator.get("/runs/" + uid + "/history/?limit=4");
        assertThat(history.results())
                .extracting(one -> one.path("kind").asText() + " "
                        + one.path("before").asText() + " " + one.path("after").asText())
                .containsExactly("resume null null", "priority 5 1", "pause null null", "window 3 automatic");
        assertThat(history.results().get(0).path("by").asText())
                .isEqualTo(world.user().login());
        assertThat(history.text("next")).contains("cursor=");
    }

    @Test
    void aRunSaysThatItWaitsForQuietHoursToEndAndHearsOfOthers() {
        LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        LocalTime end = now.plusHours(3);
        choose(
                true,
                """
                , "quiet_hours": {"zone": "UTC", "ranges": [{"from": "%s", "to": "%s"}], "hold_running": true}"""
                        .formatted(now.minusHours(2), end));
        Answer started = start("{}");
        JsonNode waiting = started.body().path("waiting");
        assertThat(waiting.path("local").asText()).isEqualTo(end.toString());
        assertThat(waiting.path("zone").asText()).isEqualTo("UTC");
        assertThat(Instant.parse(waiting.path("until").asText())).isAfter(Instant.now());
        assertThat(started.text("desired")).isEqualTo("run");
        choose(true);
        JsonNode ended = ended(started.text("uid"));
        assertThat(ended.path("status").asText()).isEqualTo("completed");
        assertThat(ended.path("waiting").isNull()).isTrue();
    }

    @Test
    void whatTunesNothingOrTooMuchIsRefused() {
        String uid = start("{}").text("uid");
        assertThat(tune(uid, "{}").detail()).isEqualTo("Name a priority, a window, or both.");
        for (String body : List.of("{\"priority\": 0}", "{\"priority\": 6}", "{\"window\": -1}", "{\"window\": 201}")) {
            Answer refused = tune(uid, body);
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.body()
                            .path(body.substring(2, body.indexOf('"', 2)))
                            .isArray())
                    .as(body)
                    .isTrue();
        }
        assertThat(start("{\"priority\": 9}").status()).isEqualTo(400);
    }

    @Test
    void aRunIsCancelledForGood() {
        worker.hold();
        String uid = start("{}").text("uid");
        seen(uid, "running");
        Answer cancelled = act(uid, "cancel");
        assertThat(cancelled.text("status")).isEqualTo("cancelled");
        worker.letGo();
        assertThat(act(uid, "resume").status()).isEqualTo(409);
        assertThat(act(uid, "cancel").detail()).isEqualTo("The run is cancelled already.");
        assertThat(ended(uid).path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void aPausedRunThatNobodyDrivesIsCancelled() {
        worker.hold();
        String uid = start("{}").text("uid");
        seen(uid, "running");
        act(uid, "pause");
        seen(uid, "paused");
        worked.temporal.untilClosed(WorkflowIds.run(uid));
        Answer cancelled = act(uid, "cancel");
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("status")).isEqualTo("cancelled");
    }

    @Test
    void theSameKeyAnswersTheFirstRunWhateverTheSettingsSayNow() {
        Answer first = start("{\"idempotency_key\": \"once\"}");
        assertThat(first.status()).isEqualTo(201);
        choose(false);
        Answer again = start("{\"idempotency_key\": \"once\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("uid")).isEqualTo(first.text("uid"));
        assertThat(start("{\"idempotency_key\": \"new\"}").status()).isEqualTo(409);
    }

    @Test
    void runsBelongToOneOrganisation() {
        String uid = start("{}").text("uid");
        TestClient stranger = api.client(api.plant("stranger" + WORLDS.get(), 0), Role.ADMIN);
        for (String path : List.of("", "failures/", "chunks/", "events/", "history/")) {
            assertThat(stranger.get("/runs/" + uid + "/" + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(stranger.post("/runs/" + uid + "/cancel/", "").status()).isEqualTo(404);
        assertThat(stranger.patch("/runs/" + uid + "/", "{\"priority\": 5}").status())
                .isEqualTo(404);
    }

    private void enable() {
        choose(true);
    }

    private void choose(boolean enabled) {
        choose(enabled, "");
    }

    private void choose(boolean enabled, String more) {
        String settings =
                "{\"enabled\": " + enabled + ", \"model\": \"" + world.version().modelUid() + "\"" + more + "}";
        assertThat(operator.put("/projects/" + world.project().uid() + "/autotag/", settings)
                        .status())
                .isEqualTo(200);
    }

    private Answer start(String body) {
        return operator.post("/projects/" + world.project().uid() + "/autotag/run/", body);
    }

    private Answer withKey(String body, String key) {
        return operator.send(operator.request("/projects/" + world.project().uid() + "/autotag/run/")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer act(String uid, String verb) {
        return operator.post("/runs/" + uid + "/" + verb + "/", "");
    }

    private Answer tune(String uid, String body) {
        return operator.patch("/runs/" + uid + "/", body);
    }

    private JsonNode seen(String uid, String status) {
        return Eventually.see(
                () -> operator.get("/runs/" + uid + "/").body(),
                run -> run.path("status").asText().equals(status));
    }

    private JsonNode ended(String uid) {
        return Eventually.see(() -> operator.get("/runs/" + uid + "/").body(), run -> !run.path("completed_at")
                .isNull());
    }
}
