package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestClient.Answer;
import io.autotag.workflow.WorkflowIds;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that people pause, resume, tune and cancel, and that quiet hours hold. */
final class RunSteeringTest {

    private static RunRoom room;

    @BeforeAll
    static void open() {
        room = new RunRoom();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void plant() {
        room.plant();
    }

    @Test
    void aRunIsPausedAndResumed() {
        room.worker.hold();
        String uid = room.start("{}").text("uid");
        room.seen(uid, "running");
        assertThat(room.act(uid, "resume").detail()).isEqualTo("The run is not paused.");
        assertThat(room.act(uid, "pause").text("desired")).isEqualTo("pause");
        room.seen(uid, "paused");
        assertThat(room.act(uid, "pause").status()).isEqualTo(409);
        room.worker.letGo();
        assertThat(room.act(uid, "retry-failed").detail()).startsWith("The run is paused");
        assertThat(room.act(uid, "resume").text("desired")).isEqualTo("run");
        assertThat(room.ended(uid).path("successful_items").asInt()).isEqualTo(40);
        assertThat(room.act(uid, "pause").detail()).isEqualTo("The run is completed already.");
    }

    @Test
    void aRunIsTunedWhileItGoesOnAndItsHistoryTellsWho() {
        room.worker.hold();
        String uid = room.start("{\"priority\": 2}").text("uid");
        JsonNode running = room.seen(uid, "running");
        assertThat(running.path("priority").asInt()).isEqualTo(2);
        assertThat(running.path("window").isNull()).isTrue();
        Answer tuned = room.tune(uid, "{\"priority\": 5, \"window\": 3}");
        assertThat(tuned.body().path("priority").asInt()).isEqualTo(5);
        assertThat(tuned.body().path("window").asInt()).isEqualTo(3);
        assertThat(room.tune(uid, "{\"window\": 0}").body().path("window").isNull())
                .isTrue();
        room.act(uid, "pause");
        room.seen(uid, "paused");
        assertThat(room.tune(uid, "{\"priority\": 1}").text("status")).isEqualTo("paused");
        room.worker.letGo();
        room.act(uid, "resume");
        room.ended(uid);
        assertThat(room.tune(uid, "{\"priority\": 3}").detail()).isEqualTo("The run is completed already.");
        Answer history = room.operator.get("/runs/" + uid + "/history/?limit=4");
        assertThat(history.results())
                .extracting(one -> one.path("kind").asText() + " "
                        + one.path("before").asText() + " " + one.path("after").asText())
                .containsExactly("resume null null", "priority 5 1", "pause null null", "window 3 automatic");
        assertThat(history.results().get(0).path("by").asText())
                .isEqualTo(room.world.user().login());
        assertThat(history.text("next")).contains("cursor=");
    }

    @Test
    void aRunSaysThatItWaitsForQuietHoursToEndAndHearsOfOthers() {
        LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        LocalTime end = now.plusHours(3);
        room.choose(
                true,
                """
                , "quiet_hours": {"zone": "UTC", "ranges": [{"from": "%s", "to": "%s"}], "hold_running": true}"""
                        .formatted(now.minusHours(2), end));
        Answer started = room.start("{}");
        JsonNode waiting = started.body().path("waiting");
        assertThat(waiting.path("local").asText()).isEqualTo(end.toString());
        assertThat(waiting.path("zone").asText()).isEqualTo("UTC");
        assertThat(Instant.parse(waiting.path("until").asText())).isAfter(Instant.now());
        assertThat(started.text("desired")).isEqualTo("run");
        room.choose(true);
        JsonNode ended = room.ended(started.text("uid"));
        assertThat(ended.path("status").asText()).isEqualTo("completed");
        assertThat(ended.path("waiting").isNull()).isTrue();
    }

    @Test
    void whatTunesNothingOrTooMuchIsRefused() {
        String uid = room.start("{}").text("uid");
        assertThat(room.tune(uid, "{}").detail()).isEqualTo("Name a priority, a window, or both.");
        for (String body : List.of("{\"priority\": 0}", "{\"priority\": 6}", "{\"window\": -1}", "{\"window\": 201}")) {
            Answer refused = room.tune(uid, body);
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.body()
                            .path(body.substring(2, body.indexOf('"', 2)))
                            .isArray())
                    .as(body)
                    .isTrue();
        }
        assertThat(room.start("{\"priority\": 9}").status()).isEqualTo(400);
    }

    @Test
    void aRunIsCancelledForGood() {
        room.worker.hold();
        String uid = room.start("{}").text("uid");
        room.seen(uid, "running");
        Answer cancelled = room.act(uid, "cancel");
        assertThat(cancelled.text("status")).isEqualTo("cancelled");
        room.worker.letGo();
        assertThat(room.act(uid, "resume").status()).isEqualTo(409);
        assertThat(room.act(uid, "cancel").detail()).isEqualTo("The run is cancelled already.");
        assertThat(room.ended(uid).path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void aPausedRunThatNobodyDrivesIsCancelled() {
        room.worker.hold();
        String uid = room.start("{}").text("uid");
        room.seen(uid, "running");
        room.act(uid, "pause");
        room.seen(uid, "paused");
        room.worked.temporal.untilClosed(WorkflowIds.run(uid));
        Answer cancelled = room.act(uid, "cancel");
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("status")).isEqualTo("cancelled");
    }
}
