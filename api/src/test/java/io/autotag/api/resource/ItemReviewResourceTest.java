package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Item;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading and saving the review of an item. */
final class ItemReviewResourceTest {

    private static ReviewRoom room;
    private static int used;

    private Item item;

    @BeforeAll
    static void open() {
        room = new ReviewRoom(20);
    }

    @AfterAll
    static void close() {
        room.close();
    }

    /** Each test has an item of its own; the oldest is nobody's. */
    @BeforeEach
    void takeAnItem() {
        used++;
        item = room.desk.item(used);
    }

    @Test
    void givesEverythingAnEditorNeeds() {
        JsonNode review = room.viewer.get(room.review(item)).body();
        assertThat(review.path("image_url").asText()).contains("/api/v1/blobs/");
        assertThat(review.path("width").asInt()).isEqualTo(640);
        assertThat(review.path("height").asInt()).isEqualTo(480);
        assertThat(review.path("status").asText()).isEqualTo("unreviewed");
        assertThat(review.path("pending").asInt()).isEqualTo(3);
        assertThat(review.path("lease").isNull()).isTrue();
        assertThat(review.path("annotations")).isEmpty();
        assertThat(review.path("taxonomy_version").asText()).hasSize(16);
        assertThat(review.path("suggestions").findValuesAsText("label"))
                .containsExactly("car", "person", "dog", "bicycle");
        JsonNode car = review.path("suggestions").get(0);
        assertThat(car.path("band").asText()).isEqualTo("high");
        assertThat(car.path("status").asText()).isEqualTo("pending");
        assertThat(car.path("level").asText()).isEqualTo("object");
        assertThat(car.path("box").path("w").asDouble()).isEqualTo(100);
        assertThat(car.path("threshold").isNull()).isTrue();
        assertThat(car.path("model_version").asText())
                .isEqualTo(room.desk.seed.version().uid());
    }

    @Test
    void masksAreThereWhereThereAreSome() {
        String mask = "{\"x\":10,\"y\":20,\"step\":10,\"size\":[5,10],\"counts\":\"5X15\"}";
        assertThat(room.suggestion(item, "car").path("mask")).hasToString(mask);
        assertThat(room.suggestion(item, "dog").has("mask")).isFalse();
        JsonNode listed =
                room.viewer.get("/items/" + item.uid() + "/predictions/").body().path("results");
        assertThat(listed.findValues("mask")).singleElement().hasToString(mask);
        String decided = ReviewRoom.decisions(
                room.decision(item, "car", "accept", null), room.decision(item, "dog", "accept", null));
        JsonNode annotations =
                room.save(room.ana, item, decided).body().path("review").path("annotations");
        assertThat(annotations).hasSize(2);
        assertThat(annotations.findValues("mask")).singleElement().hasToString(mask);
    }

    @Test
    void namesTheItemsBesideIt() {
        JsonNode beside = room.viewer.get(room.review(item)).body().path("neighbours");
        assertThat(beside.path("previous").path("uid").asText())
                .isEqualTo(room.desk.item(used + 1).uid());
        assertThat(beside.path("next").path("uid").asText())
                .isEqualTo(room.desk.item(used - 1).uid());
        JsonNode alone = room.viewer
                .get(room.review(item) + "?query=uid%20%3D%20%22" + item.uid() + "%22")
                .body()
                .path("neighbours");
        assertThat(alone.path("previous").isNull()).isTrue();
        assertThat(alone.path("next").isNull()).isTrue();
    }

    @Test
    void savesAllThatAPersonDecided() {
        String decided = ReviewRoom.decisions(
                room.decision(item, "car", "accept", null),
                room.decision(
                        item, "dog", "modify", ", \"label\": \"car\", \"box\": {\"x\":1,\"y\":2,\"w\":3,\"h\":4}"),
                room.decision(item, "person", "reject", null));
        String added = "\"finalize\": true, \"added\": [{\"label\": \"person\"}], ";
        Answer saved = room.save(room.ana, item, "{" + added + decided.substring(1));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.text("status")).isEqualTo("reviewed");
        assertThat(saved.body().path("added")).hasSize(1);
        JsonNode review = saved.body().path("review");
        assertThat(review.path("reviewer").asText()).isEqualTo("world@example.org");
        assertThat(review.path("empty").asBoolean(true)).isFalse();
        assertThat(review.path("suggestions").findValuesAsText("status"))
                .containsExactly("accepted", "rejected", "modified", "pending");
        assertThat(review.path("annotations").findValuesAsText("source"))
                .containsExactlyInAnyOrder("accepted", "modified", "human");
        JsonNode accepted = review.path("annotations").get(0);
        assertThat(accepted.path("provenance").path("confidence").asDouble()).isCloseTo(0.95, within(1e-6));
        assertThat(accepted.path("provenance").path("model_name").asText()).isEqualTo("world");
        assertThat(accepted.path("prediction").asText())
                .isEqualTo(room.suggestion(item, "car").path("uid").asText());
    }

    @Test
    void changesAndRemovesAnnotations() {
        Answer first = room.save(
                room.ana,
                item,
                "{\"added\": [{\"label\": \"car\", \"box\": {\"x\":0,\"y\":0,\"w\":9,\"h\":9}}, {\"label\": \"dog\"}]}");
        String car = first.body().path("added").get(0).asText();
        String dog = first.body().path("added").get(1).asText();
        Answer second = room.save(
                room.ana,
                item,
                "{\"changed\": [{\"annotation\": \"%s\", \"version\": 0, \"label\": \"person\"}], \"removed\": [{\"annotation\": \"%s\", \"version\": 0}]}"
                        .formatted(car, dog));
        assertThat(second.status()).isEqualTo(200);
        JsonNode left = second.body().path("review").path("annotations");
        assertThat(left.findValuesAsText("label")).containsExactly("person");
        assertThat(left.get(0).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void aDecisionIsTakenBack() {
        room.save(room.ana, item, ReviewRoom.decisions(room.decision(item, "car", "accept", null)));
        Answer undone = room.save(room.ana, item, ReviewRoom.decisions(room.decision(item, "car", "undo", null)));
        assertThat(undone.text("status")).isEqualTo("in_progress");
        assertThat(undone.body().path("review").path("annotations")).isEmpty();
        assertThat(room.suggestion(item, "car").path("status").asText()).isEqualTo("pending");
    }

    @Test
    void reviewedAndEmptyIsAnAnswer() {
        Answer saved = room.save(room.ana, item, room.all(item, "reject"));
        assertThat(saved.text("status")).isEqualTo("reviewed");
        assertThat(saved.body().path("review").path("empty").asBoolean()).isTrue();
        String query = "review_status = \"reviewed\" AND NOT annotation() AND uid = \"" + item.uid() + "\"";
        String found = room.path("items/?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        assertThat(room.viewer.get(found).results()).hasSize(1);
        room.save(room.ana, item, "{\"finalize\": true, \"added\": [{\"label\": \"dog\"}]}");
        assertThat(room.viewer.get(found).results()).isEmpty();
    }

    @Test
    void whatIsPendingKeepsAnItemOpen() {
        Answer saved = room.save(room.ana, item, "{\"finalize\": true}");
        assertThat(saved.text("status")).isEqualTo("in_progress");
        assertThat(saved.body().path("pending").asInt()).isEqualTo(3);
    }

    @Test
    void theSameRequestTwiceIsOneSave() {
        String body = "{\"added\": [{\"label\": \"dog\"}]}";
        Answer first = keyed(room.ana, "once", body);
        Answer again = keyed(room.ana, "once", body);
        assertThat(first.body().path("repeated").asBoolean(true)).isFalse();
        assertThat(again.body().path("repeated").asBoolean()).isTrue();
        assertThat(again.body().path("added")).isEqualTo(first.body().path("added"));
        assertThat(again.body().path("review").path("annotations")).hasSize(1);
        Answer other = keyed(room.ana, "once", "{\"added\": [{\"label\": \"car\"}]}");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.detail()).contains("another save");
    }

    @Test
    void aConflictNamesWhatChangedAndByWhom() {
        String mine = ReviewRoom.decisions(room.decision(item, "car", "accept", null));
        room.save(room.ben, item, ReviewRoom.decisions(room.decision(item, "car", "reject", null)));
        Answer refused = room.save(room.ana, item, mine);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).startsWith("Nothing was saved").contains("ben@world");
        JsonNode conflict = refused.body().path("conflicts").get(0);
        JsonNode now = room.suggestion(item, "car");
        assertThat(conflict.path("uid")).isEqualTo(now.path("uid"));
        assertThat(conflict.path("version")).isEqualTo(now.path("version"));
        assertThat(conflict.path("now").asText()).isEqualTo("rejected");
        assertThat(conflict.path("by").asText()).isEqualTo("ben@world");
        assertThat(Instant.parse(conflict.path("at").asText()))
                .isBefore(Instant.now().plusSeconds(60));
    }

    @Test
    void whatSomebodyHoldsNobodyElseSaves() {
        assertThat(room.ben.post(lease(), "{}").body().path("mine").asBoolean()).isTrue();
        assertThat(room.viewer
                        .get(room.review(item))
                        .body()
                        .path("lease")
                        .path("by")
                        .asText())
                .isEqualTo("ben@world");
        Answer refused = room.save(room.ana, item, room.all(item, "accept"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).startsWith("The item is with ben@world until");
        assertThat(room.ana.post(lease(), "{}").status()).isEqualTo(409);
        assertThat(room.ana.delete(lease()).status()).isEqualTo(204);
        assertThat(room.save(room.ana, item, "{}").status()).isEqualTo(409);
        assertThat(room.ben.delete(lease()).status()).isEqualTo(204);
        assertThat(room.save(room.ana, item, room.all(item, "accept")).status()).isEqualTo(200);
    }

    @Test
    void whoseLeaseIsOverSavesUntilSomebodyElseHoldsTheItem() {
        room.ana.post(lease(), "{}");
        room.desk.database.doInTransaction(tx -> Seed.endLeases(tx, room.desk.seed));
        assertThat(room.viewer.get(room.review(item)).body().path("lease").isNull())
                .isTrue();
        String mine = ReviewRoom.decisions(room.decision(item, "car", "accept", null));
        assertThat(room.save(room.ana, item, mine).status()).isEqualTo(200);
        room.desk.database.doInTransaction(tx -> Seed.endLeases(tx, room.desk.seed));
        room.ben.post(lease(), "{}");
        Answer refused = room.save(room.ana, item, "{\"finalize\": true}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).startsWith("The item is with ben@world until");
    }

    @Test
    void whatSomebodyFinishedAnOperatorMayChange() {
        room.save(room.ben, item, room.all(item, "accept"));
        String change = ReviewRoom.decisions(room.decision(item, "car", "reject", null));
        assertThat(room.save(room.ana, item, change).status()).isEqualTo(409);
        assertThat(room.save(room.lead, item, change).status()).isEqualTo(200);
    }

    @Test
    void othersDoNotSeeIt() {
        TestClient stranger = room.api.client(room.api.plant("strange" + used, 0), Role.ADMIN);
        assertThat(stranger.get(room.review(item)).status()).isEqualTo(404);
        assertThat(stranger.put(room.review(item), "{}").status()).isEqualTo(404);
        assertThat(stranger.post(lease(), "{}").status()).isEqualTo(404);
        assertThat(stranger.delete(lease()).status()).isEqualTo(404);
    }

    private String lease() {
        return room.review(item) + "lease/";
    }

    private Answer keyed(TestClient person, String key, String body) {
        return person.send(person.request(room.review(item))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .PUT(BodyPublishers.ofString(body)));
    }
}
