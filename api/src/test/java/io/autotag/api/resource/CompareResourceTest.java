package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Box;
import io.autotag.store.Item;
import io.autotag.store.Level;
import io.autotag.store.ModelVersion;
import io.autotag.store.NewPrediction;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two models over the same items: the second, which people do not see, calls the dog a bicycle. */
final class CompareResourceTest {

    private static final String BOTH = "?a=world@1&b=second@1";

    private static final List<NewPrediction> OF_SECOND = List.of(
            new NewPrediction("car", Level.OBJECT, 0.9f, 0.8f, new Box(15, 20, 100, 50)),
            new NewPrediction("bicycle", Level.OBJECT, 0.7f, 0.4f, new Box(300, 200, 40, 30)));

    private ReviewRoom room;

    @BeforeEach
    void open() {
        room = new ReviewRoom(60);
        ModelVersion second =
                room.desk.database.inTransaction(tx -> Seed.addModel(tx, room.desk.seed.organisation(), "second"));
        room.desk.run(second, OF_SECOND);
        room.desk.database.doInTransaction(
                tx -> tx.sql("UPDATE prediction_set SET visible = false WHERE model_version_id = ?", second.id())
                        .execute());
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void tellsHowOftenTwoVersionsAgree() {
        JsonNode compared = compare("").body();

        assertThat(compared.path("items").asInt()).isEqualTo(60);
        assertThat(compared.path("complete").asBoolean()).isTrue();
        assertThat(compared.path("disagreements").asInt()).isEqualTo(60);
        assertThat(compared.path("outcomes").path("agreed").asInt()).isEqualTo(60);
        assertThat(compared.path("outcomes").path("relabelled").asInt()).isEqualTo(60);
        assertThat(compared.path("outcomes").path("only_a").asInt()).isEqualTo(60);
        assertThat(compared.path("bands").get(0).path("band").asText()).isEqualTo("high");
        assertThat(compared.path("bands").get(0).path("agreed").asInt()).isEqualTo(60);
        assertThat(compared.path("a").path("name").asText()).isEqualTo("world@1");
        assertThat(compared.path("a").path("predictions").asInt()).isEqualTo(180);
        assertThat(compared.path("a").path("covered_items").asInt()).isEqualTo(60);
        assertThat(compared.path("labels").findValuesAsText("label"))
                .containsExactly("bicycle", "car", "dog", "person");
    }

    @Test
    void givesNoNumberBelowFiftyReviews() {
        Item item = room.desk.item(0);
        room.save(room.ana, item, room.all(item, "accept"));

        JsonNode precision = compare("").body().path("a").path("precision");
        assertThat(precision.path("value").isNull()).isTrue();
        assertThat(precision.path("note").asText()).isEqualTo("Not enough reviews (3 of 50)");
    }

    @Test
    void givesEveryFigureWithItsIntervalFromFiftyOn() {
        for (int number = 0; number < 50; number++) {
            Item item = room.desk.item(number);
            room.save(room.ana, item, room.all(item, "accept"));
        }

        JsonNode a = compare("&label=car").body().path("a");
        JsonNode b = compare("&label=car").body().path("b");
        assertThat(a.path("decided").path("value").asDouble()).isEqualTo(1);
        assertThat(a.path("decided").path("low").asDouble()).isBetween(0.92, 0.94);
        assertThat(b.path("decided").path("of").asInt()).isZero();
        assertThat(b.path("precision").path("value").asDouble()).isEqualTo(1);
        assertThat(b.path("average_precision").path("value").asDouble()).isEqualTo(1);
        assertThat(b.path("calibration").path("error").asDouble()).isBetween(0.09, 0.11);
        JsonNode all = b.path("what_if").path(0);
        assertThat(all.path("threshold").asDouble()).isEqualTo(-1);
        assertThat(all.path("kept").asInt()).isEqualTo(b.path("predictions").asInt());
        assertThat(all.path("precision")).isEqualTo(b.path("precision"));
        JsonNode surest = b.path("what_if").path(39);
        assertThat(surest.path("threshold").asDouble()).isEqualTo(0.95);
        assertThat(surest.path("kept").asInt()).isZero();
        assertThat(surest.path("precision").path("of").asInt()).isZero();
        assertThat(surest.path("recall").path("value").asDouble()).isZero();
        assertThat(surest.path("recall").path("of").asInt()).isEqualTo(50);
        assertThat(surest.path("recall").path("high").asDouble()).isBetween(0.07, 0.08);
        assertThat(compare("").body().path("finished_items").asInt()).isEqualTo(50);
    }

    @Test
    void readsAnewWhatIsToBeFresh() {
        compare("");
        Item item = room.desk.item(0);
        room.save(room.ana, item, room.all(item, "accept"));

        assertThat(compare("").body().path("finished_items").asInt()).isZero();
        assertThat(compare("&fresh=true").body().path("finished_items").asInt()).isEqualTo(1);
    }

    @Test
    void takesUidsForVersionsToo() {
        JsonNode a = compare("").body().path("a");
        Answer answer = room.viewer.get(room.path("compare/?a=" + a.path("uid").asText() + "&b=second@1"));

        assertThat(answer.body().path("a")).isEqualTo(a);
    }

    @Test
    void listsWhatTheyDisagreeAboutPageByPage() {
        Answer first = room.viewer.get(room.path("compare/disagreements/" + BOTH + "&limit=40"));
        Answer rest = room.viewer.get(first.text("next").replaceFirst(".*/api/v1", ""));

        assertThat(first.status()).as(first.detail()).isEqualTo(200);
        assertThat(first.body().path("total").asInt()).isEqualTo(60);
        assertThat(first.results()).hasSize(40);
        assertThat(rest.results()).hasSize(20);
        assertThat(rest.body().path("next").isNull()).isTrue();
        JsonNode item = first.results().get(0);
        assertThat(item.path("key").asText()).isEqualTo("photos/0000060.jpg");
        assertThat(item.path("information").asDouble()).isPositive();
        assertThat(item.path("disagreements").findValuesAsText("outcome")).containsExactly("relabelled", "only_a");
        JsonNode relabelled = item.path("disagreements").get(0);
        assertThat(relabelled.path("a").path("label").asText()).isEqualTo("dog");
        assertThat(relabelled.path("b").path("label").asText()).isEqualTo("bicycle");
        assertThat(relabelled.path("b").path("box").path("w").asInt()).isEqualTo(40);
        assertThat(item.path("disagreements").get(1).path("b").isNull()).isTrue();
    }

    @Test
    void reviewersWalkThroughWhatTheyDisagreeAbout() {
        String wanted = "{\"disagreements\": {\"a\": \"world@1\", \"b\": \"second@1\"}, \"prefetch\": 1}";
        List<String> keys = new ArrayList<>();
        keys.addAll(keys(room.ana.post(room.path("reviews/next/"), wanted)));
        keys.addAll(keys(room.ben.post(room.path("reviews/next/"), wanted)));

        assertThat(keys)
                .containsExactly(
                        "photos/0000060.jpg", "photos/0000059.jpg", "photos/0000058.jpg", "photos/0000057.jpg");
    }

    @Test
    void aQueryNarrowsWhatReviewersGet() {
        String wanted = "{\"disagreements\": {\"a\": \"world@1\", \"b\": \"second@1\"},"
                + " \"query\": \"reference_id = \\\"photos/0000007.jpg\\\"\"}";

        assertThat(keys(room.ana.post(room.path("reviews/next/"), wanted))).containsExactly("photos/0000007.jpg");
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        assertThat(refused("?b=second@1"))
                .startsWith("a: Name a version, such as centernet@3. There are predictions of second@1, world@1.");
        assertThat(refused("?a=world@1&b=third@1"))
                .isEqualTo("b: No version \"third@1\" has predicted anything in this project."
                        + " There are predictions of second@1, world@1.");
        assertThat(refused("?a=world@1&b=world@1")).isEqualTo("b: This is the same version as a: name another one.");
        assertThat(refused(BOTH + "&label=cow")).isEqualTo("label: The project has no such label.");
        Answer query = room.viewer.get(room.path("compare/" + BOTH + "&query=scor%3E0.5"));
        assertThat(query.body().path("position").asInt()).isZero();
        assertThat(query.text("suggestion")).isEqualTo("score");
        assertThat(room.ana
                        .post(
                                room.path("reviews/next/"),
                                "{\"sort\": \"score\", \"disagreements\": {\"a\": \"world@1\", \"b\": \"second@1\"}}")
                        .detail())
                .startsWith("sort: ");
    }

    @Test
    void knowsNothingOfAnotherOrganisationsProject() {
        Seed other = room.api.plant("other", 1);

        assertThat(room.api
                        .client(other, Role.VIEWER)
                        .get(room.path("compare/" + BOTH))
                        .status())
                .isEqualTo(404);
    }

    private Answer compare(String more) {
        Answer answer = room.viewer.get(room.path("compare/" + BOTH + more));
        assertThat(answer.status()).as(answer.detail()).isEqualTo(200);
        return answer;
    }

    private String refused(String parameters) {
        Answer answer = room.viewer.get(room.path("compare/" + parameters));
        assertThat(answer.status()).isEqualTo(400);
        return answer.detail();
    }

    private static List<String> keys(Answer answer) {
        assertThat(answer.status()).as(answer.detail()).isEqualTo(200);
        return answer.results()
                .valueStream()
                .map(one -> one.path("item").path("key").asText())
                .toList();
    }
}
