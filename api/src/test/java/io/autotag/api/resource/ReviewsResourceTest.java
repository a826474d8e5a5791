package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.run.Eventually;
import io.autotag.store.Item;
import io.autotag.store.Level;
import io.autotag.store.NewPrediction;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queues of items to review. */
final class ReviewsResourceTest {

    private ReviewRoom room;

    @BeforeEach
    void open() {
        room = new ReviewRoom(8);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void peopleNeverGetTheSameItem() {
        List<String> all = new ArrayList<>();
        all.addAll(keys(next(room.ana, "{\"prefetch\": 2}")));
        all.addAll(keys(next(room.ben, "{\"prefetch\": 2}")));
        all.addAll(keys(next(room.lead, "{\"prefetch\": 9}")));
        assertThat(all).hasSize(8).doesNotHaveDuplicates();
        assertThat(all.get(0)).isEqualTo("photos/0000008.jpg");
        assertThat(next(room.api.clientOf(room.desk.person("dan@world", Role.ANNOTATOR)), "{}")
                        .results())
                .isEmpty();
    }

    @Test
    void askingAgainGivesTheSameItems() {
        List<String> first = keys(next(room.ana, "{\"prefetch\": 1}"));
        assertThat(keys(next(room.ana, "{\"prefetch\": 1}"))).isEqualTo(first);
        assertThat(keys(next(room.ana, ""))).containsExactly(first.get(0));
    }

    @Test
    void tellsHowLongTheItemIsTheirs() {
        JsonNode first = next(room.ana, "{}").results().get(0);
        assertThat(first.path("lease").path("mine").asBoolean()).isTrue();
        assertThat(first.path("lease").path("until").asText()).endsWith("Z");
        assertThat(first.path("image_url").asText()).contains("/blobs/");
        assertThat(first.path("width").asInt()).isEqualTo(640);
    }

    @Test
    void whatIsFinishedOrSkippedDoesNotComeBack() {
        Item newest = room.desk.item(7);
        room.save(room.ana, newest, room.all(newest, "accept"));
        Item skipped = room.desk.item(6);
        room.ana.delete(room.review(skipped) + "lease/");
        String rest = "{\"exclude\": [\"" + skipped.uid() + "\", \"nothing\"]}";
        assertThat(keys(next(room.ana, rest))).containsExactly("photos/0000006.jpg");
        assertThat(keys(next(room.ben, "{}"))).containsExactly(skipped.key());
    }

    @Test
    void aReviewedItemComesBackWithSomethingToDecide() {
        Item newest = room.desk.item(7);
        room.save(room.ana, newest, room.all(newest, "accept"));
        room.desk.run(
                room.desk.database.inTransaction(tx -> Seed.addModel(tx, room.desk.seed.organisation(), "second")),
                List.of(new NewPrediction("dog", Level.IMAGE, 0.9f, 0.8f, null)));
        // The bitmaps learn within a second what others have written; what came before goes back.
        List<String> found = Eventually.see(
                () -> {
                    room.ana.delete(room.review(room.desk.item(6)) + "lease/");
                    return keys(next(room.ana, "{}"));
                },
                keys -> keys.contains(newest.key()));
        assertThat(found).containsExactly(newest.key());
    }

    @Test
    void followsAQueryAndAnOrder() {
        Item oldest = room.desk.item(0);
        room.save(room.lead, oldest, ReviewRoom.decisions(room.decision(oldest, "car", "reject", null)));
        String query = "object_prefix:car AND autotag_status = \\\"pending\\\"";
        Answer found = next(room.ana, "{\"query\": \"" + query + "\", \"ordering\": \"reference_id\"}");
        assertThat(keys(found)).containsExactly("photos/0000002.jpg");
    }

    @Test
    void refusesWhatItCannotUnderstand() {
        Answer refused = next(room.ana, "{\"query\": \"scor > 0.5\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("suggestion")).isEqualTo("score");
        assertThat(next(room.ana, "{\"prefetch\": 50}").body().has("prefetch")).isTrue();
        assertThat(next(room.ana, "{\"sort\": \"colour\"}").body().has("sort")).isTrue();
    }

    @Test
    void tellsThePaceAndHowOftenPredictionsAreAccepted() {
        room.save(room.ana, room.desk.item(0), room.all(room.desk.item(0), "accept"));
        room.save(room.ben, room.desk.item(1), room.all(room.desk.item(1), "reject"));
        JsonNode stats = room.viewer.get(room.path("reviews/stats/")).body();
        assertThat(stats.path("people").findValuesAsText("login")).containsExactly("ben@world", "world@example.org");
        assertThat(stats.path("people").get(0).path("decisions").asInt()).isEqualTo(3);
        assertThat(stats.path("people").get(0).path("finished").asInt()).isEqualTo(1);
        assertThat(stats.path("labels")).hasSize(6);
        JsonNode car = stats.path("acceptance").get(0);
        assertThat(car.path("label").asText()).isEqualTo("car");
        assertThat(car.path("band").asText()).isEqualTo("high");
        assertThat(car.path("rate").asDouble()).isEqualTo(0.5);
        assertThat(room.viewer
                        .get(room.path("reviews/stats/?since=2999-01-01T00:00:00Z"))
                        .body()
                        .path("people"))
                .isEmpty();
        assertThat(room.viewer
                        .get(room.path("reviews/stats/?since=today"))
                        .body()
                        .has("since"))
                .isTrue();
    }

    @Test
    void othersDoNotSeeIt() {
        TestClient stranger = room.api.client(room.api.plant("strange", 1), Role.ADMIN);
        assertThat(next(stranger, "{}").status()).isEqualTo(404);
        assertThat(next(stranger, "{\"query\": \"object_prefix:car\", \"prefetch\": 3}")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get(room.path("reviews/stats/")).status()).isEqualTo(404);
        assertThat(stranger.get(room.path("reviews/stats/?since=2026-11-01T00:00:00Z"))
                        .status())
                .isEqualTo(404);
        // Nothing of it is held: all that there is comes to the first who may ask.
        assertThat(keys(next(room.ana, "{\"prefetch\": 9}"))).hasSize(8);
    }

    private Answer next(TestClient person, String body) {
        return person.post(room.path("reviews/next/"), body);
    }

    private static List<String> keys(Answer answer) {
        assertThat(answer.status()).as(answer.detail()).isEqualTo(200);
        return answer.results()
                .valueStream()
                .map(one -> one.path("item").path("key").asText())
                .toList();
    }
}
