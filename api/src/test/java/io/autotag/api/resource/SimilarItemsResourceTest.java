package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.EmbeddingDesk;
import io.autotag.store.ModelVersion;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Four items that two models describe: to the eye each is turned further from the first, to the nose they are alike. */
final class SimilarItemsResourceTest {

    private static TestApi api;
    private static Seed world;
    private static TestClient viewer;
    private static ModelVersion eye;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        world = api.plant("seen", 4);
        viewer = api.client(world, Role.VIEWER);
        EmbeddingDesk desk = new EmbeddingDesk(api.database().database());
        eye = desk.addModel(world.organisation(), "eye");
        long first = world.items().get(0).id();
        desk.run(world.project(), eye, false, item -> new double[] {1, (double) (item - first)});
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static Answer similar(int item, String more) {
        return viewer.get("/projects/" + world.project().uid() + "/items/"
                + world.items().get(item).uid() + "/similar/" + more);
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private static String path(Seed of, String rest) {
        return "/projects/" + of.project().uid() + "/" + rest;
    }

    @Test
    void listsTheMostSimilarItemsFirst() {
        JsonNode answer = similar(0, "").body();
        assertThat(answer.path("training_set").asText()).isEqualTo(eye.trainingSet());
        assertThat(answer.path("version").asText()).isEqualTo("eye@1");
        assertThat(answer.path("compared").asInt()).isEqualTo(3);
        assertThat(answer.path("results").findValuesAsText("uid"))
                .containsExactly(
                        world.items().get(1).uid(),
                        world.items().get(2).uid(),
                        world.items().get(3).uid());
        JsonNode best = answer.path("results").get(0);
        assertThat(best.path("similarity").asDouble()).isCloseTo(Math.sqrt(0.5), within(1e-3));
        assertThat(best.path("key").asText()).isEqualTo(world.items().get(1).key());
        assertThat(best.path("thumbnail_template").asText()).contains("/{size}/");
    }

    @Test
    void takesALimitAndAQuery() {
        assertThat(similar(0, "?limit=1").results()).hasSize(1);
        String third = "?query=" + encoded("uid = \"" + world.items().get(3).uid() + "\"");
        assertThat(similar(0, third).results()).hasSize(1);
        assertThat(similar(0, third).body().path("compared").asInt()).isEqualTo(1);
        assertThat(similar(0, "?limit=0").status()).isEqualTo(400);
        assertThat(similar(0, "?query=scor%3E0").status()).isEqualTo(400);
    }

    @Test
    void asksWhichEmbeddingsAreMeantWhereThereAreSeveral() {
        Seed both = api.plant("both", 2);
        EmbeddingDesk desk = new EmbeddingDesk(api.database().database());
        ModelVersion left = desk.addModel(both.organisation(), "left");
        ModelVersion right = desk.addModel(both.organisation(), "right");
        desk.run(both.project(), left, false, item -> new double[] {1, 0});
        desk.run(both.project(), right, false, item -> new double[] {(double) item, 1});
        TestClient client = api.client(both, Role.VIEWER);
        String similar = path(both, "items/" + both.items().get(0).uid() + "/similar/");
        assertThat(client.get(similar).status()).isEqualTo(400);
        assertThat(client.get(similar).body().path("training_set").toString())
                .contains("Name one, since several models are active. There are embeddings of right@1, left@1.");
        assertThat(client.get(similar + "?training_set=left@1").results()).hasSize(1);
        assertThat(client.get(similar + "?training_set=both@1").body().toString())
                .contains("There are no embeddings of \\\"both@1\\\" in this project.");
        assertThat(client.get(path(both, "embeddings/")).body().findValuesAsText("version"))
                .containsExactly("right@1", "left@1");
    }

    @Test
    void saysWhyAnItemCannotBeCompared() {
        Seed plain = api.plant("plain", 2);
        TestClient client = api.client(plain, Role.VIEWER);
        String similar = path(plain, "items/" + plain.items().get(0).uid() + "/similar/");
        assertThat(client.get(similar).status()).isEqualTo(409);
        assertThat(client.get(similar).detail())
                .isEqualTo(
                        "No item of this project has an embedding yet: run a model whose card says head: embedding over"
                                + " it.");
        assertThat(client.get(path(plain, "embeddings/")).results()).isEmpty();

        EmbeddingDesk desk = new EmbeddingDesk(api.database().database());
        desk.run(plain.project(), desk.addModel(plain.organisation(), "ear"), false, item -> new double[] {1, 2});
        api.database().database().doInTransaction(tx -> tx.sql(
                        "DELETE FROM set_item WHERE item_id = ?",
                        plain.items().get(0).id())
                .execute());
        assertThat(client.get(similar).status()).isEqualTo(409);
        assertThat(client.get(similar).detail())
                .isEqualTo("The item has no embedding of ear@1: run ear@1 over it first.");
    }

    @Test
    void showsNothingOfAnotherOrganisation() {
        Seed other = api.plant("stranger", 1);
        TestClient stranger = api.client(other, Role.ADMIN);
        String theirs = "/items/" + world.items().get(0).uid() + "/similar/";
        assertThat(stranger.get("/projects/" + world.project().uid() + theirs).status())
                .isEqualTo(404);
        assertThat(stranger.get("/projects/" + other.project().uid() + theirs).status())
                .isEqualTo(404);
        assertThat(stranger.get(path(world, "embeddings/")).status()).isEqualTo(404);
    }

    @Test
    void whatIsDescribedIsNotTagged() {
        for (String query : List.of("predicted = true", "training_set = \"eye@1\"", "object_prefix:a")) {
            Answer count = viewer.get(path(world, "items/count/?query=" + encoded(query)));
            assertThat(count.body().path("count").asInt()).as(query).isZero();
        }
        String described = encoded("predicted = \"eye@1\"");
        assertThat(viewer.get(path(world, "items/count/?query=" + described))
                        .body()
                        .path("count")
                        .asInt())
                .isEqualTo(4);
        assertThat(viewer.post(path(world, "query/facets/"), "{\"query\": \"\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aVersionWithoutScoresIsNotJudged() {
        String version = "models/" + eye.modelUid() + "/versions/" + eye.uid() + "/";
        String why =
                "eye@1 gives embeddings, which have no labels and no scores: there is nothing to judge or calibrate.";
        assertThat(viewer.get(path(world, version + "calibrate/")).detail()).isEqualTo(why);
        assertThat(viewer.get(path(world, version + "thresholds/")).detail()).isEqualTo(why);
        assertThat(viewer.get(path(world, "evaluation/?version=" + eye.uid())).detail())
                .isEqualTo(why);
        Answer compared = viewer.get(path(world, "compare/?a=eye@1&b=seen@1"));
        assertThat(compared.status()).isEqualTo(400);
        assertThat(compared.body().toString()).contains("has predicted anything in this project");
    }
}
