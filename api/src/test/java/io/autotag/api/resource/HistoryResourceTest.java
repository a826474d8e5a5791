package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Item;
import io.autotag.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log, and where annotations come from. */
final class HistoryResourceTest {

    private static ReviewRoom room;
    private static Item first;
    private static Item second;

    @BeforeAll
    static void review() {
        room = new ReviewRoom(3);
        first = room.desk.item(0);
        second = room.desk.item(1);
        room.save(room.ana, first, room.all(first, "accept"));
        room.save(room.ben, second, ReviewRoom.decisions(room.decision(second, "car", "reject", null)));
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void tellsWhoDecidedWhatAndWhen() {
        JsonNode all = history("").results();
        assertThat(all.findValuesAsText("kind"))
                .containsExactly("item", "reject", "item", "accept", "accept", "accept");
        JsonNode rejected = all.get(1);
        assertThat(rejected.path("by").asText()).isEqualTo("ben@world");
        assertThat(rejected.path("item").asText()).isEqualTo(second.uid());
        assertThat(rejected.path("before").path("status").asText()).isEqualTo("pending");
        assertThat(rejected.path("after").path("status").asText()).isEqualTo("rejected");
        assertThat(rejected.path("predictions")).hasSize(1);
        assertThat(rejected.path("at").asText()).endsWith("Z");
    }

    @Test
    void isReadByItemPersonKindActionAndTime() {
        assertThat(history("item=" + first.uid()).results()).hasSize(4);
        assertThat(history("person=ben@world").results()).hasSize(2);
        assertThat(history("kind=accept").results()).hasSize(3);
        assertThat(history("kind=accept&person=ben@world").results()).isEmpty();
        assertThat(history("action=none").results()).isEmpty();
        assertThat(history("since=2999-01-01T00:00:00Z").results()).isEmpty();
        assertThat(history("until=2999-01-01T00:00:00Z").results()).hasSize(6);
    }

    @Test
    void isReadInPages() {
        Answer page = history("limit=4");
        assertThat(page.results()).hasSize(4);
        String next = page.text("next").replaceFirst("^.*/api/v1", "");
        Answer rest = room.viewer.get(next);
        assertThat(rest.results()).hasSize(2);
        assertThat(rest.body().path("next").isNull()).isTrue();
        assertThat(room.viewer.get(next + "&kind=accept").status()).isEqualTo(400);
    }

    @Test
    void refusesWhatNobodyAsksFor() {
        assertThat(history("kind=accepted").body().has("kind")).isTrue();
        assertThat(history("person=nobody").body().has("person")).isTrue();
        assertThat(history("since=yesterday").body().has("since")).isTrue();
        assertThat(history("item=nothing").status()).isEqualTo(404);
    }

    @Test
    void tellsWhereAnAnnotationComesFrom() {
        JsonNode lineage = room.viewer.get(lineageOf("car")).body();
        assertThat(lineage.path("annotation").path("created_by").asText()).isEqualTo("world@example.org");
        assertThat(lineage.path("removed_at").isNull()).isTrue();
        assertThat(lineage.path("image_sha256").asText()).isEqualTo(first.blobSha256());
        JsonNode origin = lineage.path("origin");
        assertThat(origin.path("model_sha256").asText())
                .isEqualTo(room.desk.seed.version().blobSha256());
        assertThat(origin.path("score").asDouble()).isCloseTo(0.9, within(1e-6));
        assertThat(origin.path("run").asText()).isNotEmpty();
        assertThat(origin.path("threshold").isNull()).isTrue();
        assertThat(lineage.path("history").findValuesAsText("kind")).containsExactly("accept");
    }

    @Test
    void alsoOfOneThatWasTakenAway() {
        ReviewRoom other = new ReviewRoom(1);
        try (other) {
            Item item = other.desk.item(0);
            other.save(other.ana, item, ReviewRoom.decisions(other.decision(item, "dog", "accept", null)));
            String uid = other.suggestion(item, "dog").path("annotation").asText();
            other.save(other.ana, item, ReviewRoom.decisions(other.decision(item, "dog", "reject", null)));
            JsonNode lineage = other.viewer
                    .get(other.path("annotations/" + uid + "/lineage/"))
                    .body();
            assertThat(lineage.path("removed_at").isTextual()).isTrue();
            assertThat(lineage.path("history").findValuesAsText("kind")).containsExactly("reject", "accept");
        }
    }

    @Test
    void othersDoNotSeeIt() {
        TestClient stranger = room.api.client(room.api.plant("strange", 0), Role.ADMIN);
        assertThat(stranger.get(room.path("history/")).status()).isEqualTo(404);
        assertThat(stranger.get(lineageOf("car")).status()).isEqualTo(404);
        assertThat(room.viewer.get(room.path("annotations/none/lineage/")).status())
                .isEqualTo(404);
    }

    private static String lineageOf(String label) {
        String uid = room.suggestion(first, label).path("annotation").asText();
        return room.path("annotations/" + uid + "/lineage/");
    }

    private static Answer history(String parameters) {
        return room.viewer.get(room.path("history/?" + parameters));
    }
}
