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
        assertThat(create("Taken", "{\"dataset_uid\": \"UID\"}").status()).isEqualTo(409);
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
