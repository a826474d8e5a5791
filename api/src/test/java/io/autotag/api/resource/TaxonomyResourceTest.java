package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The labels of a project over HTTP. */
final class TaxonomyResourceTest {

    private static final String FOUR =
            """
            {"name": "dog", "colour": "#AA0000", "hot_key": "1"}, {"name": "car", "colour": "#00aa00", "hot_key": "2",
             "attributes": [{"name": "doors", "type": "number", "minimum": 2, "maximum": 5},
                            {"name": "kind", "type": "choice", "choices": ["van", "taxi"]}]},
            {"name": "person", "colour": "#0000aa"}, {"name": "bicycle", "colour": "#00aaaa"}""";

    private ReviewRoom room;
    private String path;

    @BeforeEach
    void open() {
        room = new ReviewRoom(2);
        path = room.path("taxonomy/");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void beginsWithTheLabelsOfTheModels() {
        JsonNode taxonomy = room.viewer.get(path).body();
        assertThat(taxonomy.path("labels").findValuesAsText("name")).containsExactly("person", "bicycle", "car", "dog");
        assertThat(taxonomy.path("labels").get(0).path("colour").asText()).matches("#[0-9a-f]{6}");
        assertThat(taxonomy.path("version"))
                .isEqualTo(
                        room.viewer.get(room.review(room.desk.item(0))).body().path("taxonomy_version"));
    }

    @Test
    void isReplacedInOrder() {
        String before = room.viewer.get(path).text("version");
        Answer replaced = room.lead.put(path, labels(FOUR + ", {\"name\": \"boat\", \"colour\": \"#123456\"}"));
        assertThat(replaced.status()).as(replaced.detail()).isEqualTo(200);
        assertThat(replaced.text("version")).isNotEqualTo(before);
        JsonNode labels = room.viewer.get(path).body().path("labels");
        assertThat(labels.findValuesAsText("colour"))
                .containsExactly("#aa0000", "#00aa00", "#0000aa", "#00aaaa", "#123456");
        assertThat(labels.get(1).path("attributes").get(0).path("maximum").asInt())
                .isEqualTo(5);
        assertThat(room.lead.put(path, labels(FOUR)).status()).isEqualTo(200);
        assertThat(room.viewer.get(path).body().path("labels")).hasSize(4);
    }

    @Test
    void labelsSwapTheirHotKeys() {
        room.lead.put(path, labels(FOUR));
        String swapped =
                FOUR.replace("\"1\"", "\"x\"").replace("\"2\"", "\"1\"").replace("\"x\"", "\"2\"");
        assertThat(room.lead.put(path, labels(swapped)).status()).isEqualTo(200);
        assertThat(room.viewer.get(path).body().path("labels").findValuesAsText("hot_key"))
                .startsWith("2", "1");
    }

    @Test
    void doesNotOverwriteWhatSomebodyElseChanged() {
        String seen = room.viewer.get(path).text("version");
        String mine = "{\"version\": \"" + seen + "\", \"labels\": [" + FOUR + "]}";
        assertThat(room.lead.put(path, mine).status()).isEqualTo(200);
        assertThat(room.lead.put(path, mine).status()).isEqualTo(409);
    }

    @Test
    void keepsWhatIsInUse() {
        Answer refused = room.lead.put(path, labels("{\"name\": \"dog\", \"colour\": \"#aa0000\"}"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("are mapped to");
        assertThat(room.viewer.get(path).body().path("labels")).hasSize(4);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(room.lead
                        .put(path, labels(FOUR + ", {\"name\": \"dog\", \"colour\": \"#aa0000\"}"))
                        .detail())
                .contains("\"dog\" is there twice");
        assertThat(room.lead.put(path, labels(FOUR.replace("\"2\"", "\"1\""))).detail())
                .contains("hot key 1 is there twice");
        assertThat(room.lead
                        .put(path, labels("{\"name\": \"dog\", \"colour\": \"red\"}"))
                        .status())
                .isEqualTo(400);
        assertThat(room.lead
                        .put(path, labels(FOUR.replace("[\"van\", \"taxi\"]", "[]")))
                        .detail())
                .contains("lists choices exactly if it is a choice");
        assertThat(room.ana.put(path, labels(FOUR)).status()).isEqualTo(403);
    }

    @Test
    void mapsTheLabelsOfAModelVersion() {
        String map = path + "maps/" + room.desk.seed.version().uid() + "/";
        assertThat(room.viewer.get(map).body().path("labels").findValuesAsText("target"))
                .containsExactly("bicycle", "car", "dog", "person");
        Answer changed = room.lead.put(
                map, "{\"labels\": [{\"label\": \"dog\", \"target\": \"car\"}, {\"label\": \"bicycle\"}]}");
        assertThat(changed.body().path("labels").get(0).path("target").isNull()).isTrue();
        JsonNode suggestions =
                room.viewer.get(room.review(room.desk.item(0))).body().path("suggestions");
        assertThat(suggestions.findValuesAsText("label")).containsExactly("car", "person", "car");
        assertThat(suggestions.findValuesAsText("model_label")).containsExactly("car", "person", "dog");
        assertThat(room.lead
                        .put(map, "{\"labels\": [{\"label\": \"dog\", \"target\": \"boat\"}]}")
                        .status())
                .isEqualTo(404);
        assertThat(room.lead
                        .put(map, "{\"labels\": [{\"label\": \"boat\", \"target\": \"dog\"}]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void othersDoNotSeeIt() {
        TestClient stranger = room.api.client(room.api.plant("strange", 0), Role.ADMIN);
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.put(path, labels(FOUR)).status()).isEqualTo(404);
        String map = path + "maps/" + room.desk.seed.version().uid() + "/";
        assertThat(stranger.get(map).status()).isEqualTo(404);
        assertThat(stranger.put(map, "{\"labels\": []}").status()).isEqualTo(404);
    }

    private static String labels(String each) {
        return "{\"labels\": [" + each + "]}";
    }
}
