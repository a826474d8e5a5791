package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an upload that broke off is told of the files that are there. */
final class ResumedUploadTest {

    private static UploadRoom room;

    @BeforeAll
    static void open() {
        room = new UploadRoom();
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
    void anUploadThatBrokeOffIsToldWhatIsThere() {
        room.upload("resumed", "a/1.jpg");
        room.ticket("resumed", "a/2.jpg", UploadRoom.PHOTO.length); // and then the network was gone
        JsonNode before = present(room.client, "resumed", "a/1.jpg", "a/2.jpg", "a/3.jpg");
        assertThat(before).hasSize(1);
        assertThat(before.path(0).path("path").asText()).isEqualTo("a/1.jpg");
        assertThat(before.path(0).path("bytes").asInt()).isEqualTo(UploadRoom.PHOTO.length);
        assertThat(before.path(0).path("sha256").asText()).hasSize(64);
        assertThat(before.path(0).path("state").asText()).isEqualTo("staged");
        room.finalise("resumed", "resumed");
        room.upload("resumed", "a/1.jpg");
        assertThat(present(room.client, "resumed", "a/1.jpg")
                        .path(0)
                        .path("state")
                        .asText())
                .isEqualTo("item");
    }

    @Test
    void anotherDatasetOfTheSameNameHasNotTheFile() {
        room.upload("twin", "1.jpg");
        assertThat(room.finalise("twin", "twin-1").status()).isEqualTo(201);
        assertThat(presentIn("twin", "twin-1", "1.jpg")).hasSize(1);
        assertThat(presentIn("twin", "twin-2", "1.jpg")).isEmpty();
        room.upload("twin", "1.jpg");
        assertThat(presentIn("twin", "twin-2", "1.jpg").path(0).path("state").asText())
                .isEqualTo("staged");
        assertThat(present(room.client, "twin", "1.jpg")).hasSize(1);
    }

    @Test
    void whatOthersSentIsNotToldOf() {
        room.upload("mine", "1.jpg");
        assertThat(present(room.api.admin(), "mine", "1.jpg")).isEmpty();
        assertThat(present(room.client, "another", "1.jpg")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"dataset_name\": \"x\"}",
                "{\"dataset_name\": \"x\", \"paths\": []}",
                "{\"dataset_name\": \"x\", \"paths\": [null]}",
                "{\"dataset_name\": \"x\", \"slug\": \"No slug\", \"paths\": [\"a.jpg\"]}"
            })
    void whatIsNoListOfPathsIsRefused(String body) {
        assertThat(room.client.post("/datasets/manual-upload/present/", body).status())
                .isEqualTo(400);
    }

    private JsonNode presentIn(String dataset, String slug, String path) {
        Answer answer = room.client.post(
                "/datasets/manual-upload/present/",
                "{\"dataset_name\": \"" + dataset + "\", \"slug\": \"" + slug + "\", \"paths\": [\"" + path + "\"]}");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().path("present");
    }

    private static JsonNode present(TestClient client, String dataset, String... paths) {
        Answer answer = client.post(
                "/datasets/manual-upload/present/",
                "{\"dataset_name\": \"" + dataset + "\", \"paths\": [\"" + String.join("\", \"", paths) + "\"]}");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().path("present");
    }
}
