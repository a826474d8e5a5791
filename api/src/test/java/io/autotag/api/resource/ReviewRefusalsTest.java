package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestClient.Answer;
import io.autotag.store.Item;
import io.autotag.store.ReviewDesk;
import io.autotag.store.Seed;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be saved is refused with a sentence, and nothing of it is saved. */
final class ReviewRefusalsTest {

    private static ReviewRoom room;
    private static int used;

    private Item item;

    @BeforeAll
    static void open() {
        room = new ReviewRoom(60);
        room.lead.put(
                room.path("taxonomy/"),
                """
                {"labels": [{"name": "car", "colour": "#00aa00", "attributes": [
                    {"name": "doors", "type": "number", "minimum": 2}, {"name": "note", "type": "text"},
                    {"name": "taxi", "type": "truth"}, {"name": "kind", "type": "choice", "choices": ["van", "bus"]}]},
                  {"name": "dog", "colour": "#00aa00"}, {"name": "person", "colour": "#00aa00"},
                  {"name": "bicycle", "colour": "#00aa00"}]}""");
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void takeAnItem() {
        item = room.desk.item(used);
        used++;
    }

    @AfterEach
    void nothingWasSaved() {
        assertThat(room.viewer.get(room.review(item)).body().path("version").asInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"-0.6,0,10,10", "0,-0.6,10,10", "600,0,40.6,10", "0,470,10,10.6", "3e38,0,3e38,1"})
    void aBoxBeyondThePicture(String x, String y, String w, String h) {
        Answer refused = add(box(x, y, w, h));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"0,0,0,10", "0,0,10,0", "5,5,-1,10"})
    void aBoxWithoutSize(String x, String y, String w, String h) {
        assertThat(add(box(x, y, w, h)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e999", "\"NaN\"", "null", "Infinity", "\"12\""})
    void aBoxOfNoNumbers(String x) {
        assertThat(add(box(x, "0", "10", "10")).status()).isEqualTo(400);
    }

    @Test
    void aBoxThatLacksASide() {
        assertThat(add("{\"label\": \"car\", \"box\": {\"x\": 1, \"y\": 1, \"w\": 5}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aBoxForATagOfThePicture() {
        refused(room.decision(item, "person", "modify", ", \"box\": {\"x\":1,\"y\":1,\"w\":5,\"h\":5}"), 400, "no box");
    }

    @Test
    void anUnknownLabel() {
        assertThat(add("{\"label\": \"boat\"}").detail()).contains("no label \"boat\"");
        refused(room.decision(item, "car", "modify", ", \"label\": \"boat\""), 400, "no label \"boat\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"doors\": \"four\"",
                "\"doors\": 1",
                "\"taxi\": 1",
                "\"kind\": \"bike\"",
                "\"note\": 5",
                "\"note\": {\"a\": 1}",
                "\"note\": null",
                "\"colour\": \"red\""
            })
    void anAttributeOfTheWrongType(String attribute) {
        assertThat(add("{\"label\": \"car\", \"attributes\": {" + attribute + "}}")
                        .status())
                .isEqualTo(400);
        refused(room.decision(item, "car", "accept", ", \"attributes\": {" + attribute + "}"), 400, "attribute");
    }

    @Test
    void aDecisionOnAnotherItemsPrediction() {
        refused(room.decision(room.desk.item(59), "car", "accept", null), 404, "prediction of this item");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "999999999-1-1", "1-1", "99999999999999-1-1"})
    void aDecisionOnNothing(String uid) {
        refused("{\"prediction\": \"" + uid + "\", \"version\": \"1.0\", \"action\": \"accept\"}", 404, "prediction");
    }

    @Test
    void aDecisionOnAHiddenPrediction() {
        try (ReviewRoom other = new ReviewRoom(1)) {
            Item one = other.desk.item(0);
            String decision = other.decision(one, "car", "accept", null);
            other.api.database().database().doInTransaction(tx -> Seed.hide(tx, other.desk.seed));
            Answer refused = other.save(other.ana, one, ReviewRoom.decisions(decision));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.detail()).contains("hidden");
        }
    }

    @Test
    void aDecisionWithoutOrWithAStaleVersion() {
        String good = room.decision(item, "car", "accept", null);
        refused(good.replaceFirst("\"version\": \"[^\"]+\", ", ""), 400, "decisions[0].version: Must not be null");
        refused(good.replaceFirst("\"version\": \"[^\"]+\"", "\"version\": \"soon\""), 400, "version");
        refused(good.replaceFirst("\"version\": \"[^\"]+\"", "\"version\": \"1.77\""), 409, "Nothing was saved");
    }

    @Test
    void twoDecisionsOnOnePrediction() {
        String good = room.decision(item, "car", "accept", null);
        refused(good + ", " + good, 400, "decides once");
    }

    @Test
    void whatTheTransitionsDoNotAllow() {
        refused(room.decision(item, "car", "undo", null), 400, "is not possible");
        refused(room.decision(item, "car", "approve", null), 400, "accept, modify, reject or undo");
        refused(room.decision(item, "car", "modify", null), 400, "its label, its box or both");
    }

    @Test
    void anAnnotationThatIsNotThere() {
        Answer refused = room.save(room.ana, item, "{\"removed\": [{\"annotation\": \"nothing\", \"version\": 0}]}");
        assertThat(refused.status()).isEqualTo(404);
    }

    @Test
    void anItemThatIsNotThere() {
        assertThat(room.ana.put(room.path("items/nothing/review/"), "{}").status())
                .isEqualTo(404);
        ReviewDesk foreign = new ReviewDesk(room.api.database().database(), "foreign" + used, 1);
        assertThat(room.ana
                        .put(room.path("items/" + foreign.item(0).uid() + "/review/"), "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void oneBadThingAmongGoodOnes() {
        String good = room.decision(item, "car", "accept", null);
        Answer refused = room.save(
                room.ana,
                item,
                "{\"decisions\": [" + good + "], \"added\": [{\"label\": \"boat\"}], \"finalize\": true}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(room.suggestion(item, "car").path("status").asText()).isEqualTo("pending");
    }

    @Test
    void whatIsMisspelt() {
        assertThat(room.save(room.ana, item, "{\"finalise\": true}").detail()).contains("finalize");
        assertThat(room.save(room.ana, item, "{\"decisions\": [null]}").status())
                .isEqualTo(400);
    }

    /** The one thing here that is large and right. */
    @Test
    void tenThousandAnnotationsAreTaken() {
        try (ReviewRoom other = new ReviewRoom(1)) {
            String many = IntStream.range(0, 10_000)
                    .mapToObj(n -> box(Integer.toString(n % 600), Integer.toString(n / 25), "10", "10"))
                    .collect(Collectors.joining(", ", "{\"added\": [", "]}"));
            Answer saved = other.save(other.ana, other.desk.item(0), many);
            assertThat(saved.status()).as(saved.detail()).isEqualTo(200);
            assertThat(saved.body().path("added")).hasSize(10_000);
            assertThat(saved.body().path("review").path("annotations")).hasSize(10_000);
        }
    }

    private Answer add(String annotation) {
        return room.save(room.ana, item, "{\"added\": [" + annotation + "]}");
    }

    private void refused(String decision, int status, String sentence) {
        Answer refused = room.save(room.ana, item, ReviewRoom.decisions(decision));
        assertThat(refused.status()).as(refused.detail()).isEqualTo(status);
        assertThat(refused.detail()).contains(sentence);
    }

    private static String box(String x, String y, String w, String h) {
        return "{\"label\": \"car\", \"box\": {\"x\": %s, \"y\": %s, \"w\": %s, \"h\": %s}}".formatted(x, y, w, h);
    }
}
