package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestClient.Answer;
import io.autotag.store.Seed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Projects over datasets. */
final class ProjectResourceTest {

    private static AutotagRoom room;

    @BeforeAll
    static void open() {
        room = new AutotagRoom();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void plant() {
        room.plant();
    }

    @Test
    void aProjectIsMadeOverDatasetsAndFoundOnBothPaths() {
        String body = "{\"name\": \"Häfen & Boote\", \"datasets\": [\""
                + room.world.dataset().uid() + "\"]}";
        Answer created = room.operator.post("/projects/", body);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("slug")).isEqualTo("h-fen-boote");
        assertThat(created.body().path("datasets").get(0).asText())
                .isEqualTo(room.world.dataset().uid());
        String uid = created.text("uid");
        assertThat(room.operator.get("/projects/" + uid + "/").body()).isEqualTo(created.body());
        assertThat(room.operator.get("/users/me/projects/" + uid + "/").body()).isEqualTo(created.body());
        assertThat(room.operator.get("/users/me/projects/?limit=1").results().get(0))
                .isEqualTo(created.body());
        assertThat(room.operator.get("/projects/").results()).hasSize(2);
        assertThat(room.operator.post("/projects/", body).status()).isEqualTo(409);
    }

    @Test
    void aProjectNeedsDatasetsOfItsOrganisation() {
        Seed stranger = room.another("stranger", 0);
        Answer refused = room.operator.post(
                "/projects/",
                "{\"name\": \"p\", \"datasets\": [\"" + stranger.dataset().uid() + "\"]}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("datasets").get(0).asText()).contains("uid of a dataset");
    }

    @Test
    void aProjectAndItsNewDatasetAreMadeTogetherOrNotAtAll() {
        Answer made = room.operator.post("/projects/", withDataset("Quay", "quay"));
        assertThat(made.status()).isEqualTo(201);
        String dataset = made.body().path("datasets").get(0).asText();
        assertThat(room.operator.get("/datasets/" + dataset + "/").text("slug")).isEqualTo("quay");
        assertThat(room.operator
                        .post("/projects/", withDataset("Quay", "other"))
                        .status())
                .isEqualTo(409);
        assertThat(room.operator
                        .post("/projects/", withDataset("Other", "quay"))
                        .status())
                .isEqualTo(409);
        assertThat(room.operator.get("/datasets/?name=Other").results()).isEmpty();
        assertThat(room.operator.get("/datasets/?name=Quay").results()).hasSize(1);
    }

    private static String withDataset(String name, String slug) {
        return """
                {"name": "%s", "datasets": [], "new_dataset": {"name": "%s", "slug": "%s", "data_type": "image"}}"""
                .formatted(name, name, slug);
    }
}
