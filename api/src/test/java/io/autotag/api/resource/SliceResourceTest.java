package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SliceResourceTest {

    private static TestApi api;
    private static Seed world;
    private static Seed stranger;
    private static TestClient client;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        world = api.plant("sliced", 5);
        stranger = api.plant("stranger", 1);
        client = api.client(world, Role.ANNOTATOR);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void holdsAWholeDataset() {
        Answer made = create("Whole set", "{\"type\": \"dataset\", \"dataset_uid\": \"UID\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("slug")).isEqualTo("whole-set");
        assertThat(made.body().path("item_count").asLong()).isEqualTo(5);
        assertThat(made.body().path("sub_slices").get(0).path("type").asText()).isEqualTo("dataset");
        assertThat(client.get(path("whole-set")).body()).isEqualTo(made.body());
    }

    @Test
    void holdsListedItems() {
        String uid = world.items().get(2).uid();
        create("Listed", "{\"dataset\": \"UID\", \"item_uids\": [\"" + uid + "\"]}");
        assertThat(client.get(path("listed") + "items/list/").results())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.path("uid").asText()).isEqualTo(uid);
                    assertThat(item.path("dataset_slug").asText()).isEqualTo("sliced");
                });
        assertThat(client.get(path("listed") + "items/" + uid + "/").text("uid"))
                .isEqualTo(uid);
        String outside = world.items().get(0).uid();
        assertThat(client.get(path("listed") + "items/" + outside + "/").status())
                .isEqualTo(404);
    }

    @Test
    void holdsARandomSample() {
        Answer made = client.post(
                "/slices/",
                body("Sample", "{\"dataset_uid\": \"UID\"}").replace("}]", "}], \"random_selection_count\": 2"));
        assertThat(made.body().path("item_count").asLong()).isEqualTo(2);
    }

    @Test
    void listsTheSlicesOfAnOwner() {
        create("In the list", "{\"dataset_uid\": \"UID\"}");
        assertThat(client.get("/slices/" + world.user().login() + "/list/").results())
                .anyMatch(slice -> slice.path("name").asText().equals("In the list"));
    }

    @Test
    void aNameWithoutLatinLettersGetsASlugToo() {
        Answer made = create("日本", "{\"dataset_uid\": \"UID\"}");
        assertThat(client.get(path(made.text("slug"))).text("name")).isEqualTo("日本");
    }

    @Test
    void aNameIsTakenOnce() {
        create("Taken", "{\"dataset_uid\": \"UID\"}");
        Answer second = create("taken!", "{\"dataset_uid\": \"UID\"}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.detail()).startsWith("The slice \"Taken\" has the slug taken already");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"filter\", \"dataset_uid\": \"UID\", \"filter\": \"label=car\"}",
                "{\"dataset\": \"UID\", \"query\": \"label=car\"}",
                "{\"type\": \"dataset\"}",
                "{\"type\": \"items\", \"dataset_uid\": \"UID\"}",
                "{\"type\": \"items\", \"dataset_uid\": \"UID\", \"items\": []}",
                "{\"type\": \"items\", \"dataset_uid\": \"UID\", \"items\": [null]}",
                "{\"type\": \"dataset\", \"dataset_uid\": \"UID\", \"items\": [\"x\"]}",
                "{\"type\": \"everything\", \"dataset_uid\": \"UID\"}",
                "null",
                ""
            })
    void refusesWhatIsNoPartOfASlice(String part) {
        Answer refused = create("Refused", part);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("sub_slices")).isNotEmpty();
        assertThat(client.get(path("refused")).status()).isEqualTo(404);
    }

    @Test
    void refusesOthersDatasetsAndItemsAndKeepsNothing() {
        assertThat(client.post(
                                "/slices/",
                                body("Foreign", "{\"dataset_uid\": \"UID\"}")
                                        .replace(
                                                world.dataset().uid(),
                                                stranger.dataset().uid()))
                        .status())
                .isEqualTo(404);
        String foreign = stranger.items().get(0).uid();
        assertThat(create("Foreign", "{\"dataset_uid\": \"UID\", \"items\": [\"" + foreign + "\"]}")
                        .status())
                .isEqualTo(404);
        assertThat(client.get(path("foreign")).status()).isEqualTo(404);
    }

    @Test
    void holdsWhatAQueryFinds() {
        Answer made = save("Two of five", "reference_id IN (\"photos/0000001.jpg\", \"photos/0000003.jpg\")");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("item_count").asLong()).isEqualTo(2);
        assertThat(made.text("project")).isEqualTo(world.project().uid());
        assertThat(made.body().path("sub_slices")).isEmpty();
        assertThat(client.get(path("two-of-five")).body()).isEqualTo(made.body());
        assertThat(client.get("/slices/" + world.user().login() + "/list/").results())
                .contains(made.body());
        Answer found = client.get("/projects/" + world.project().uid() + "/items/?query=slice%3Dtwo-of-five");
        assertThat(found.results()).hasSize(2);
    }

    @Test
    void givesTheItemsAQueryFindsInPages() {
        save("Nearly all", "NOT reference_id = \"photos/0000001.jpg\"");
        String items = path("nearly-all") + "items/";
        Answer first = client.get(items + "list/?limit=3");
        assertThat(first.results()).hasSize(3);
        Answer second = client.get(first.text("next").replaceFirst("^.*/api/v1", ""));
        assertThat(second.results()).hasSize(1);
        assertThat(second.body().path("next").isNull()).isTrue();
        String inside = second.results().get(0).path("uid").asText();
        assertThat(client.get(items + inside + "/").text("uid")).isEqualTo(inside);
        String outside = world.items().stream()
                .filter(item -> item.key().endsWith("1.jpg"))
                .findFirst()
                .orElseThrow()
                .uid();
        assertThat(client.get(items + outside + "/").status()).isEqualTo(404);
    }

    @Test
    void saysWhereASavedQueryIsWrong() {
        Answer refused = save("Wrong", "width > 3 AND scor > 0.5");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("position").asInt()).isEqualTo(14);
        assertThat(refused.text("suggestion")).isEqualTo("score");
        assertThat(save("Everything", "").body().path("query")).isNotEmpty();
        Answer circle = save("Circle", "slice = \"circle\"");
        assertThat(circle.status()).isEqualTo(400);
        assertThat(circle.text("detail")).contains("asks for itself");
        assertThat(client.get(path("circle")).status()).isEqualTo(404);
    }

    @Test
    void aSavedQueryHasAProjectAndNoParts() {
        String start = "{\"name\": \"Mixed\", \"visibility\": \"private\"";
        String project = ", \"project\": \"" + world.project().uid() + "\"";
        assertThat(client.post("/slices/", start + ", \"query\": \"width > 3\"}")
                        .body()
                        .path("project"))
                .isNotEmpty();
        assertThat(client.post("/slices/", start + project + "}").body().path("query"))
                .isNotEmpty();
        assertThat(client.post("/slices/", start + "}").body().path("sub_slices"))
                .isNotEmpty();
        String both = start + project + ", \"query\": \"width > 3\", \"sub_slices\": [{\"dataset_uid\": \""
                + world.dataset().uid() + "\"}]}";
        assertThat(client.post("/slices/", both).body().path("query")).isNotEmpty();
    }

    @Test
    void savesNoQueryForViewersNorInOthersProjects() {
        String body = savedBody("Mine", "width > 3");
        assertThat(api.client(world, Role.VIEWER).post("/slices/", body).status())
                .isEqualTo(403);
        TestClient other = api.client(stranger, Role.ADMIN);
        assertThat(other.post("/slices/", body).status()).isEqualTo(404);
        save("Not for strangers", "width > 3");
        assertThat(other.get(path("not-for-strangers") + "items/list/").status())
                .isEqualTo(404);
    }

    private static Answer save(String name, String query) {
        return client.post("/slices/", savedBody(name, query));
    }

    private static String savedBody(String name, String query) {
        return "{\"name\": \"" + name + "\", \"visibility\": \"private\", \"project\": \""
                + world.project().uid() + "\", \"query\": \"" + query.replace("\"", "\\\"") + "\"}";
    }

    private static Answer create(String name, String part) {
        return client.post("/slices/", body(name, part));
    }

    private static String body(String name, String part) {
        return "{\"name\": \"" + name + "\", \"visibility\": \"private\", \"sub_slices\": ["
                + part.replace("UID", world.dataset().uid()) + "]}";
    }

    private static String path(String slug) {
        return "/slices/" + world.user().login() + "/" + slug + "/";
    }
}
