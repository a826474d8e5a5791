package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs from the request to their end, through HTTP, Temporal and PostgreSQL. */
final class RunFlowTest {

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
    void aRunTagsEveryItem() {
        Answer started = room.start("{}");
        assertThat(started.status()).isEqualTo(201);
        JsonNode ended = room.ended(started.text("uid"));
        assertThat(ended.path("status").asText()).isEqualTo("completed");
        assertThat(ended.path("successful_items").asInt()).isEqualTo(40);
        assertThat(ended.path("progress_pct").asDouble()).isEqualTo(100);
        assertThat(ended.path("predictions").asInt()).isEqualTo(40);
        assertThat(ended.path("rate_per_second").asDouble()).isPositive();
        JsonNode found = room.operator
                .get("/items/" + room.world.items().get(0).uid() + "/predictions/?limit=10")
                .results();
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.path("label").asText()).isEqualTo("person");
            assertThat(one.path("score").asDouble()).isEqualTo(0.8);
            assertThat(one.path("run").asText()).isEqualTo(started.text("uid"));
        });
    }

    @Test
    void aSecondRunWritesNothingAndSaysSo() {
        room.ended(room.start("{}").text("uid"));
        JsonNode second = room.ended(room.start("{}").text("uid"));
        assertThat(second.path("status").asText()).isEqualTo("completed");
        assertThat(second.path("successful_items").asInt()).isZero();
        assertThat(second.path("skipped_unchanged").asInt()).isEqualTo(40);
    }

    @Test
    void aRunCoversTheItemsItNames() {
        List<String> uids =
                room.world.items().stream().limit(3).map(item -> item.uid()).toList();
        String data = "{\"data\": {\"type\": \"items\", \"items\": [\"" + String.join("\",\"", uids) + "\"]}}";
        JsonNode ended = room.ended(room.start(data).text("uid"));
        assertThat(ended.path("total_items").asInt()).isEqualTo(3);
        assertThat(ended.path("data").path("items")).hasSize(3);
    }

    @Test
    void twoRunsOverTheSameItemsAtOnceWriteEachItemOnce() {
        room.worker.hold();
        String first = room.start("{}").text("uid");
        String second = room.start("{}").text("uid");
        room.worker.letGo();
        JsonNode one = room.ended(first);
        JsonNode two = room.ended(second);
        assertThat(one.path("successful_items").asInt()
                        + two.path("successful_items").asInt())
                .isEqualTo(40);
        assertThat(one.path("skipped_items").asInt() + two.path("skipped_items").asInt())
                .isEqualTo(40);
    }

    @Test
    void whatFailedIsListedAndRetried() {
        room.worker.failAt("000000"); // 9 of the 40 keys
        String uid = room.start("{}").text("uid");
        JsonNode ended = room.ended(uid);
        assertThat(ended.path("status").asText()).isEqualTo("completed");
        assertThat(ended.path("failed_items").asInt()).isEqualTo(9);
        Answer page = room.operator.get("/runs/" + uid + "/failures/?limit=5");
        assertThat(page.results()).hasSize(5);
        assertThat(page.results().get(0).path("code").asText()).isEqualTo("UNREADABLE");
        assertThat(page.results().get(0).path("message").asText()).isEqualTo("The file is cut off.");
        assertThat(page.results().get(0).path("key").asText()).isEqualTo("photos/0000009.jpg");
        assertThat(page.text("next")).contains("cursor=");

        room.worker.failAt("nothing");
        Answer retry = room.operator.post("/runs/" + uid + "/retry-failed/", "");
        assertThat(retry.status()).isEqualTo(201);
        assertThat(retry.text("retry_of")).isEqualTo(uid);
        JsonNode again = room.ended(retry.text("uid"));
        assertThat(again.path("kind").asText()).isEqualTo("retry");
        assertThat(again.path("successful_items").asInt()).isEqualTo(9);
        assertThat(room.operator
                        .post("/runs/" + retry.text("uid") + "/retry-failed/", "")
                        .detail())
                .isEqualTo("The run has no failures to retry.");

        assertThat(room.withKey("{}", "nightly").status()).isEqualTo(201);
        assertThat(room.actWithKey(uid, "retry-failed", "nightly").detail())
                .contains("over other items: send a new key");
    }

    @Test
    void chunksTellHowTheWorkWasCut() {
        String uid = room.start("{}").text("uid");
        room.ended(uid);
        Answer page = room.operator.get("/runs/" + uid + "/chunks/?limit=2");
        assertThat(page.results()).hasSize(2);
        assertThat(page.results().get(0).path("first").asInt()).isZero();
        assertThat(page.results().get(0).path("done").asInt()).isEqualTo(8);
        JsonNode rest = room.operator
                .get(page.text("next").replaceFirst("^.*/api/v1", ""))
                .results();
        assertThat(rest.get(0).path("first").asInt()).isEqualTo(16);
    }

    @Test
    void runsBelongToOneOrganisation() {
        String uid = room.start("{}").text("uid");
        TestClient stranger = room.api.client(room.another("stranger", 0), Role.ADMIN);
        for (String path : List.of("", "failures/", "chunks/", "events/", "history/")) {
            assertThat(stranger.get("/runs/" + uid + "/" + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(stranger.post("/runs/" + uid + "/cancel/", "").status()).isEqualTo(404);
        assertThat(stranger.patch("/runs/" + uid + "/", "{\"priority\": 5}").status())
                .isEqualTo(404);
    }
}
