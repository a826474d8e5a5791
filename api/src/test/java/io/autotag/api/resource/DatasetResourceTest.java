package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatasetResourceTest {

    private static TestApi api;
    private static Seed world;
    private static TestClient client;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        world = api.plant("harbour", 5);
        api.plant("stranger", 3);
        client = api.client(world, Role.ANNOTATOR);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void showsADatasetByUidAndBySlug() {
        Answer byUid = client.get("/datasets/" + world.dataset().uid() + "/");
        assertThat(byUid.status()).isEqualTo(200);
        assertThat(byUid.text("slug")).isEqualTo("harbour");
        assertThat(byUid.body().path("item_count").asLong()).isEqualTo(5);
        assertThat(client.get(path()).body()).isEqualTo(byUid.body());
    }

    @Test
    void anotherOrganisationsDatasetIsNotFound() {
        TestClient other = api.client(api.plant("nosy", 0), Role.ADMIN);
        for (String path :
                List.of("/datasets/" + world.dataset().uid() + "/", path(), path() + "items/", path() + "health/")) {
            assertThat(other.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "name=ARBO, 1",
        "name=%25, 0",
        "data_type=image, 1",
        "data_type=video, 0",
        "status=created, 1",
        "status=creating, 0",
        "visibility=private&name=harbour, 1",
        "visibility=public, 0",
        "status=&name=harb, 1"
    })
    void filters(String query, int found) {
        TestClient own = api.client(world, Role.VIEWER);
        assertThat(own.get("/datasets/?" + query + "&limit=1000")
                        .results()
                        .valueStream()
                        .filter(dataset -> dataset.path("slug").asText().equals("harbour")))
                .hasSize(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=1001",
                "limit=ten",
                "limit=1.5",
                "limit=99999999999",
                "cursor=2",
                "cursor=%22",
                "status=done",
                "visibility=everybody"
            })
    void refusesBadParametersAndNamesThem(String query) {
        Answer refused = client.get("/datasets/?" + query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path(query.substring(0, query.indexOf('=')))).hasSize(1);
    }

    @Test
    void listsTheDatasetsOfAnOwner() {
        assertThat(client.get("/datasets/" + world.user().login() + "/list/").results())
                .isNotEmpty()
                .allMatch(dataset -> dataset.path("owner_name").asText().equals("harbour@example.org"));
        assertThat(client.get("/datasets/nobody/list/").results()).isEmpty();
    }

    @Test
    void pagesThroughItemsNewestFirstByTheAddressesItGives() {
        List<String> keys = new ArrayList<>();
        String path = path() + "items/?limit=2";
        while (!path.isEmpty()) {
            Answer page = client.get(path);
            page.results().forEach(item -> keys.add(item.path("key").asText()));
            JsonNode next = page.body().get("next");
            path = next.isNull() ? "" : behindApi(next.asText());
        }
        assertThat(keys)
                .containsExactly(
                        "photos/0000005.jpg",
                        "photos/0000004.jpg",
                        "photos/0000003.jpg",
                        "photos/0000002.jpg",
                        "photos/0000001.jpg");
    }

    @Test
    void aCursorIsGoodForItsListOnly() {
        String next = client.get(path() + "items/?limit=2").text("next");
        String cursor = next.substring(next.indexOf("cursor="));
        assertThat(client.get("/datasets/?" + cursor).status()).isEqualTo(400);
        assertThat(api.client(api.plant("thief", 0), Role.VIEWER)
                        .get(path() + "items/?" + cursor)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void showsAnItemWithItsSizeAndDataset() {
        Answer item = client.get(path() + "items/" + world.items().get(0).uid() + "/");
        assertThat(item.status()).isEqualTo(200);
        assertThat(item.body().path("metadata").path("width").asInt()).isEqualTo(640);
        assertThat(item.text("dataset")).isEqualTo(world.dataset().uid());
        assertThat(item.text("url")).startsWith(api.root() + "/api/v1/blobs/");
        assertThat(client.get(path() + "items/nothing/").status()).isEqualTo(404);
    }

    @Test
    void saysThatAllIsWell() {
        Answer health = client.get(path() + "health/");
        assertThat(health.text("dataset_uid")).isEqualTo(world.dataset().uid());
        assertThat(health.body().path("ingest_ok").asBoolean()).isTrue();
        assertThat(health.body().path("issues")).isEmpty();
    }

    @Test
    void makesAnEmptyDataset() {
        Answer made = create("\"slug\": \"fresh\"");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("status")).isEqualTo("created");
        assertThat(made.text("visibility")).isEqualTo("private");
        assertThat(create("\"slug\": \"fresh\"").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slug | \"slug\": \"a/b\"",
                "slug | \"slug\": \"list\"",
                "slug | \"slug\": \"\"",
                "slug | \"slug\": null",
                "slug | \"visibility\": \"private\"",
                "visibility | \"slug\": \"x1\", \"visibility\": \"everybody\"",
                "owner_name | \"slug\": \"x2\", \"owner_name\": \"somebody\"",
                "provider_config | \"slug\": \"x3\", \"provider_config\": {\"provider\": \"aws_s3\"}",
                "is_sequence | \"slug\": \"x4\", \"is_sequence\": true",
                "is_sequence | \"slug\": \"x5\", \"is_sequence\": \"perhaps\"",
                "industry | \"slug\": \"x6\", \"industry\": 1.5",
                "visibilty | \"slug\": \"x7\", \"visibilty\": \"private\""
            })
    void refusesABadFieldAndNamesIt(String field, String json) {
        JsonNode before = datasets();
        Answer refused = create(json);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains(field);
        assertThat(refused.body().path(field)).as(field).isNotEmpty();
        assertThat(datasets()).isEqualTo(before);
    }

    @Test
    void guessesWhatAnUnknownFieldWasMeantToBe() {
        assertThat(create("\"slug\": \"y\", \"visibilty\": \"private\"").detail())
                .isEqualTo("Unknown field \"visibilty\". Did you mean \"visibility\"?");
    }

    @Test
    void refusesANameThatIsTooLong() {
        Answer refused = client.post(
                "/datasets/", "{\"name\": \"" + "x".repeat(101) + "\", \"slug\": \"long\", \"data_type\": \"image\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("name").get(0).asText()).contains("100");
    }

    @Test
    void refusesOtherKindsOfData() {
        Answer refused = client.post("/datasets/", "{\"name\": \"x\", \"slug\": \"z\", \"data_type\": \"video\"}");
        assertThat(refused.body().path("data_type").get(0).asText()).contains("image");
    }

    private static JsonNode datasets() {
        return client.get("/datasets/?limit=1000").body();
    }

    private static Answer create(String more) {
        return client.post("/datasets/", "{\"name\": \"Fresh\", \"data_type\": \"image\", " + more + "}");
    }

    private static String path() {
        return "/datasets/" + world.user().login() + "/harbour/";
    }

    private static String behindApi(String url) {
        URI uri = URI.create(url);
        assertThat(url).startsWith(api.root().toString());
        return uri.getRawPath().replace("/api/v1", "") + "?" + uri.getRawQuery();
    }
}
