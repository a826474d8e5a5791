package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Box;
import io.autotag.store.Level;
import io.autotag.store.Model;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.NewModelVersion;
import io.autotag.store.NewPrediction;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import io.autotag.store.Transaction;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions that become active or do not, where the truth of sixty pictures was imported: a car on each. */
final class PromotionResourceTest {

    private static final int ITEMS = 60;
    private static final List<NewPrediction> WRONG =
            List.of(new NewPrediction("car", Level.OBJECT, 0.95f, 0.9f, new Box(300, 300, 100, 50)));

    private ReviewRoom room;
    private ModelVersion second;
    private String model;

    @BeforeEach
    void open() {
        room = new ReviewRoom(ITEMS);
        model = "/models/" + room.desk.seed.version().modelUid() + "/";
        second = room.api.database().database().inTransaction(this::addVersion);
        importCars();
    }

    @AfterEach
    void close() {
        room.close();
    }

    private JsonNode audited() {
        return room.api.client(room.desk.seed, Role.ADMIN).get("/audit/").body().path("results");
    }

    @Test
    void aWorseVersionIsRefusedWithTheIntervalsThatSpeakAgainstIt() {
        room.desk.run(second, WRONG);
        Answer refused = activate("");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail())
                .contains("worse than the active version on 60 items", "0.000 [0.000 to 0.031] of 120 against ")
                .contains("a difference of -0.", "force it with a reason");
        assertThat(room.viewer
                        .get(model)
                        .body()
                        .path("active_version")
                        .path("uid")
                        .asText())
                .isEqualTo(room.desk.seed.version().uid());
        JsonNode written = activations().get(0);
        assertThat(written.path("refusal").asText()).isEqualTo(refused.detail());
        assertThat(written.path("version").asText()).isEqualTo(second.uid());
        assertThat(written.path("by").asText()).isNotEmpty();
    }

    @Test
    void forcingItTakesAReasonWhichStaysBesideWhatTheGateFound() {
        room.desk.run(second, WRONG);
        assertThat(activate("{\"force\": true, \"reason\": \" \"}").status()).isEqualTo(400);

        Answer forced = activate("{\"force\": true, \"reason\": \"half the size\"}");
        assertThat(forced.status()).isEqualTo(200);
        assertThat(forced.text("state")).isEqualTo("active");
        JsonNode written = activations().get(0);
        assertThat(written.path("forced").asBoolean()).isTrue();
        assertThat(written.path("reason").asText()).isEqualTo("half the size");
        assertThat(written.path("findings").get(0).asText()).contains(": worse than the active version");
        assertThat(audited().findValuesAsText("kind")).startsWith("version_activated");
        assertThat(audited().findValuesAsText("detail")).startsWith("forced: half the size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\": \"x\"}", "{\"force\": null, \"reason\": null}"})
    void whatIsLeftOutOfAnActivationIsNotMeant(String body) {
        assertThat(activate(body).status()).isEqualTo(200);
        assertThat(activations().get(0).path("forced").asBoolean()).isFalse();
        Answer back = room.lead.post(model + "activations/rollback/", body);
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.text("version")).isEqualTo(room.desk.seed.version().uid());
    }

    @Test
    void rollingBackMakesTheVersionBeforeActiveAgain() {
        activate("");
        Answer back = room.lead.post(model + "activations/rollback/", "{\"force\": false, \"reason\": \"too slow\"}");

        assertThat(back.status()).isEqualTo(200);
        assertThat(back.text("version")).isEqualTo(room.desk.seed.version().uid());
        assertThat(back.body().path("is_rollback").asBoolean()).isTrue();
        assertThat(back.text("reason")).isEqualTo("too slow");
        assertThat(audited().findValuesAsText("kind")).startsWith("version_rolled_back", "version_activated");
        assertThat(audited().findValuesAsText("detail")).startsWith("too slow");
        assertThat(room.viewer
                        .get(model)
                        .body()
                        .path("active_version")
                        .path("uid")
                        .asText())
                .isEqualTo(room.desk.seed.version().uid());
    }

    @Test
    void theWayBackIsThatOfTheLastActivationThatChangedSomething() {
        assertThat(waysBack()).isEmpty();
        activate("");
        activate("");
        assertThat(waysBack()).containsExactly(room.desk.seed.version().uid());
        room.lead.post(model + "activations/rollback/", "");
        assertThat(waysBack()).isEmpty();
    }

    /** Which versions a rollback would make active again, by what is listed. */
    private List<String> waysBack() {
        return StreamSupport.stream(activations().spliterator(), false)
                .filter(one -> one.path("has_way_back").asBoolean())
                .map(one -> one.path("previous").asText())
                .toList();
    }

    @Test
    void aRefusedWayBackIsListedWithoutAVersion() {
        Answer refused = room.lead.post(model + "activations/rollback/", "");
        assertThat(refused.status()).isEqualTo(409);
        JsonNode written = activations().get(0);
        assertThat(written.path("refusal").asText()).isEqualTo(refused.detail());
        assertThat(written.path("is_rollback").asBoolean()).isTrue();
        assertThat(written.path("version").isNull()).isTrue();
    }

    @Test
    void aVersionThatWasNotComparedPassesAndItIsSaid() {
        assertThat(activate("").status()).isEqualTo(200);
        assertThat(activations().get(0).path("findings").get(0).asText())
                .endsWith("not compared. The version has not run here.");
    }

    @Test
    void onlyImportedTruthDoesNotFlatterAVersionThatIsCompared() {
        room.desk.run(second, WRONG);
        JsonNode compared = room.viewer
                .get(room.path(
                        "compare/?fresh=true&a=" + room.desk.seed.version().uid() + "&b=" + second.uid()))
                .body();

        assertThat(compared.path("finished_items").asInt()).isEqualTo(ITEMS);
        assertThat(compared.path("a").path("precision").path("value").asDouble())
                .isEqualTo(1);
        assertThat(compared.path("b").path("precision").path("value").asDouble())
                .isZero();
        assertThat(compared.path("b").path("precision").path("of").asInt()).isEqualTo(ITEMS);
        assertThat(compared.path("b").path("recall").path("value").asDouble()).isZero();
    }

    private Answer activate(String body) {
        return room.lead.post(model + "versions/" + second.uid() + "/activate/", body);
    }

    private JsonNode activations() {
        return room.viewer.get(model + "activations/").results();
    }

    /** One that was previewed, as every version has to be. */
    private ModelVersion addVersion(Transaction tx) {
        ModelRepository models = new ModelRepository();
        Model model = models.get(
                tx, room.desk.seed.organisation().id(), room.desk.seed.version().modelUid());
        String sha = "%064x".formatted(77);
        ModelVersion added = models.addVersion(
                tx,
                model,
                new NewModelVersion(
                        sha, 1, "head: yolo-v8\n", sha, "yolo-v8", "by its shape", Level.OBJECT, null, Seed.LABELS));
        models.markPreviewed(tx, added);
        return added;
    }

    private void importCars() {
        String images = IntStream.range(0, ITEMS)
                .mapToObj(n -> "{\"id\": %d, \"file_name\": \"%s\"}"
                        .formatted(n, room.desk.item(n).key()))
                .collect(Collectors.joining(","));
        String cars = IntStream.range(0, ITEMS)
                .mapToObj("{\"image_id\": %d, \"category_id\": 1, \"bbox\": [10, 20, 100, 50]}"::formatted)
                .collect(Collectors.joining(","));
        String body = "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"truth.json\"\r\n\r\n"
                + "{\"images\": [" + images + "], \"categories\": [{\"id\": 1, \"name\": \"car\"}], \"annotations\": ["
                + cars + "]}\r\n--XX--\r\n";
        Answer taken = room.lead.send(room.lead
                .request(room.path("ground-truth/coco/"))
                .header("Content-Type", "multipart/form-data; boundary=XX")
                .POST(BodyPublishers.ofString(body)));
        assertThat(taken.body().path("added").asInt()).isEqualTo(ITEMS);
    }
}
