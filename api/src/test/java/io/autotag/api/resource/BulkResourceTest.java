package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.run.Eventually;
import io.autotag.api.run.TestWorker;
import io.autotag.api.run.WorkedApi;
import io.autotag.review.AttributeRules;
import io.autotag.review.ReviewEvent;
import io.autotag.store.Decision;
import io.autotag.store.Item;
import io.autotag.store.LabelMapping;
import io.autotag.store.ProjectLabel;
import io.autotag.store.ReviewReader;
import io.autotag.store.ReviewRepository;
import io.autotag.store.ReviewSave;
import io.autotag.store.Reviewer;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import io.autotag.store.Suggestion;
import io.autotag.store.TaxonomyRepository;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bulk actions from the request to their undo, through HTTP, Temporal and PostgreSQL. */
final class BulkResourceTest {

    private static final int ITEMS = 12;
    private static final AtomicInteger WORLDS = new AtomicInteger();
    private static final String PERSONS = "object_prefix:person AND score >= 0.5";

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

    /** Every item has a person with a score of 0.8. */
    @BeforeEach
    void plant() {
        world = api.plant("bulk" + WORLDS.incrementAndGet(), ITEMS);
        operator = api.client(world, Role.OPERATOR);
        operator.put(
                project("/autotag/"),
                "{\"enabled\": true, \"model\": \"" + world.version().modelUid() + "\"}");
        String run = operator.post(project("/autotag/run/"), "{}").text("uid");
        Eventually.see(() -> operator.get("/runs/" + run + "/").text("status"), "completed"::equals);
    }

    @AfterEach
    void letGo() {
        worker.holdBulk(false);
    }

    @Test
    void aDryRunCountsAndChangesNothing() {
        Answer dry = bulk("{\"action\": \"accept\", \"query\": \"%s\", \"dry_run\": true}");
        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.body().path("matched").asInt()).isEqualTo(ITEMS);
        assertThat(dry.body().path("counts")).singleElement().satisfies(count -> {
            assertThat(count.path("label").asText()).isEqualTo("person");
            assertThat(count.path("level").asText()).isEqualTo("object");
            assertThat(count.path("band").asText()).isEqualTo("high");
            assertThat(count.path("count").asInt()).isEqualTo(ITEMS);
        });
        assertThat(dry.body().path("sample")).hasSize(12).first().satisfies(one -> assertThat(
                        one.path("status").asText())
                .isEqualTo("pending"));
        assertThat(operator.get(project("/bulk/")).results()).isEmpty();
    }

    @Test
    void aDryRunNamesWhatTheProjectAndWhatTheModelSays() {
        api.database().database().doInTransaction(tx -> {
            TaxonomyRepository taxonomy = new TaxonomyRepository();
            taxonomy.put(tx, world.project(), new ProjectLabel("walker", "#00aa00", null, AttributeRules.NONE));
            taxonomy.map(tx, world.project(), world.version(), new LabelMapping("person", "walker"));
        });
        Answer dry = bulk("{\"action\": \"accept\", \"query\": \"%s\", \"dry_run\": true}");
        assertThat(dry.body().path("counts").findValuesAsText("label")).containsExactly("walker");
        assertThat(dry.body().path("sample").findValuesAsText("project_label"))
                .hasSize(12)
                .containsOnly("walker");
        assertThat(dry.body().path("sample").findValuesAsText("label")).containsOnly("person");
        assertThat(operator.get("/items/" + world.items().get(0).uid() + "/predictions/")
                        .results()
                        .get(0)
                        .has("project_label"))
                .isFalse();
    }

    @Test
    void acceptsAndTakesBackWhatNobodyTouched() {
        Answer made = bulk("{\"action\": \"accept\", \"query\": \"%s\", \"reason\": \"sure enough\"}");
        assertThat(made.status()).isEqualTo(201);
        JsonNode done = seen(made, "completed");
        assertThat(done.path("applied").asInt()).isEqualTo(ITEMS);
        assertThat(done.path("progress_pct").asDouble()).isEqualTo(100);
        assertThat(done.path("reason").asText()).isEqualTo("sure enough");
        assertThat(done.path("undoable").asBoolean()).isTrue();
        undoDecision(world.items().get(0));
        assertThat(operator.post(path(made, "undo/"), "").text("status")).isEqualTo("undoing");
        JsonNode undone = seen(made, "undone");
        assertThat(undone.path("undone").asInt()).isEqualTo(ITEMS - 1);
        assertThat(undone.path("undo_kept").asInt()).isEqualTo(1);
        JsonNode kept = operator.get(path(made, "kept/")).body();
        assertThat(kept.path("kept").asInt()).isEqualTo(1);
        assertThat(kept.path("results")).singleElement().satisfies(one -> {
            assertThat(one.path("status").asText()).isEqualTo("pending");
            assertThat(one.path("by").asText()).isEqualTo(world.user().login());
        });
        assertThat(operator.get(path(made, "history/")).results())
                .extracting(entry ->
                        entry.path("kind").asText() + " " + entry.path("count").asInt())
                .containsExactly("take_back " + (ITEMS - 1), "accept " + ITEMS);
        assertThat(operator.post(path(made, "undo/"), "").status()).isEqualTo(409);
    }

    @Test
    void theSameKeyIsTheSameAction() {
        String body = "{\"action\": \"reject\", \"query\": \"%s\", \"idempotency_key\": \"k\"}";
        Answer first = bulk(body);
        Answer second = bulk(body);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("uid")).isEqualTo(first.text("uid"));
        assertThat(bulk("{\"action\": \"accept\", \"query\": \"%s\", \"idempotency_key\": \"k\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void pausesResumesAndCancels() {
        worker.holdBulk(true);
        Answer made = bulk("{\"action\": \"accept\", \"query\": \"%s\"}");
        assertThat(operator.post(path(made, "pause/"), "").text("status")).isEqualTo("paused");
        assertThat(operator.post(path(made, "undo/"), "").status()).isEqualTo(409);
        Answer resumed = operator.post(path(made, "resume/"), "");
        assertThat(resumed.text("desired")).isEqualTo("run");
        assertThat(operator.post(path(made, "cancel/"), "").text("status")).isEqualTo("cancelled");
        assertThat(operator.post(path(made, "resume/"), "").status()).isEqualTo(409);
        worker.holdBulk(false);
    }

    @Test
    void goesOnAfterAPause() {
        worker.holdBulk(true);
        Answer made = bulk("{\"action\": \"accept\", \"query\": \"%s\"}");
        operator.post(path(made, "pause/"), "");
        worker.holdBulk(false);
        operator.post(path(made, "resume/"), "");
        assertThat(seen(made, "completed").path("applied").asInt()).isEqualTo(ITEMS);
    }

    @Test
    void relabelsAndHidesAndDeletes() {
        JsonNode relabelled =
                seen(bulk("{\"action\": \"relabel\", \"query\": \"%s\", \"label\": \"dog\"}"), "completed");
        assertThat(relabelled.path("target").asText()).isEqualTo("dog");
        assertThat(relabelled.path("applied").asInt()).isEqualTo(ITEMS);
        JsonNode hidden = seen(
                bulk("{\"action\": \"hide_version\", \"model_version\": \""
                        + world.version().uid() + "\"}"),
                "completed");
        assertThat(hidden.path("applied").asInt()).isEqualTo(1);
        String run =
                operator.get(project("/runs/")).results().get(0).path("uid").asText();
        JsonNode deleted = seen(bulk("{\"action\": \"delete_run\", \"run\": \"" + run + "\"}"), "completed");
        assertThat(deleted.path("undoable").asBoolean()).isFalse();
        assertThat(operator.post("/bulk/" + deleted.path("uid").asText() + "/undo/", "")
                        .detail())
                .contains("run the model again");
    }

    @Test
    void saysWhatIsWrong() {
        Answer query = bulk("{\"action\": \"accept\", \"query\": \"scor > 0\"}");
        assertThat(query.status()).isEqualTo(400);
        assertThat(query.body().path("position").asInt()).isZero();
        assertThat(query.text("suggestion")).isEqualTo("score");
        assertThat(bulk("{\"action\": \"accept\"}").detail()).contains("not act on everything");
        assertThat(bulk("{\"action\": \"explode\", \"query\": \"%s\"}").status())
                .isEqualTo(400);
        assertThat(bulk("{\"action\": \"relabel\", \"query\": \"%s\"}").body().has("label"))
                .isTrue();
        assertThat(bulk("{\"action\": \"relabel\", \"query\": \"%s\", \"label\": \"unicorn\"}")
                        .detail())
                .contains("taxonomy");
        assertThat(bulk("{\"action\": \"accept\", \"query\": \"%s\", \"label\": \"dog\"}")
                        .status())
                .isEqualTo(400);
        Answer slice = bulk("{\"action\": \"add_slice\", \"query\": \"%s\", \"slice\": \"none\"}");
        assertThat(slice.status()).isEqualTo(400);
        assertThat(slice.body().has("slice")).isTrue();
        assertThat(bulk("{\"action\": \"delete_run\", \"run\": \"none\", \"dry_run\": true}")
                        .body()
                        .has("run"))
                .isTrue();
    }

    @Test
    void isNobodyElsesBusiness() {
        Answer made = bulk("{\"action\": \"accept\", \"query\": \"%s\"}");
        Seed other = api.plant("other" + WORLDS.incrementAndGet(), 1);
        TestClient stranger = api.client(other, Role.ADMIN);
        assertThat(stranger.get(path(made, "")).status()).isEqualTo(404);
        assertThat(stranger.get(path(made, "kept/")).status()).isEqualTo(404);
        assertThat(stranger.get(path(made, "history/")).status()).isEqualTo(404);
        for (String step : List.of("pause/", "resume/", "cancel/", "undo/")) {
            assertThat(stranger.post(path(made, step), "").status()).isEqualTo(404);
        }
        assertThat(stranger.post(project("/bulk/"), "{\"action\": \"accept\", \"query\": \"score > 0\"}")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get(project("/bulk/")).status()).isEqualTo(404);
    }

    @Test
    void isListedNewestFirst() {
        bulk("{\"action\": \"accept\", \"query\": \"%s\"}");
        bulk("{\"action\": \"reset\", \"query\": \"%s\"}");
        Answer page = operator.get(project("/bulk/?limit=1"));
        assertThat(page.results().get(0).path("action").asText()).isEqualTo("reset");
        assertThat(page.text("next")).contains("cursor=");
    }

    private String project(String rest) {
        return "/projects/" + world.project().uid() + rest;
    }

    private static String path(Answer made, String rest) {
        return "/bulk/" + made.text("uid") + "/" + rest;
    }

    private Answer bulk(String body) {
        return operator.post(project("/bulk/"), body.replace("%s", PERSONS));
    }

    private JsonNode seen(Answer made, String status) {
        assertThat(made.status()).as(made.detail()).isEqualTo(201);
        return Eventually.see(
                () -> operator.get(path(made, "")).body(),
                body -> body.path("status").asText().equals(status));
    }

    /** A person takes the one decision on the item back. */
    private void undoDecision(Item item) {
        api.database().database().doInTransaction(tx -> {
            Suggestion seen = new ReviewReader()
                    .bundle(tx, world.project(), item)
                    .suggestions()
                    .get(0);
            Decision back = Decision.of(seen.key(), seen.seen(), ReviewEvent.UNDO);
            Reviewer person = new Reviewer(world.user(), Role.ANNOTATOR);
            new ReviewRepository().save(tx, world.project(), item, person, ReviewSave.of(List.of(back), false));
        });
    }
}
