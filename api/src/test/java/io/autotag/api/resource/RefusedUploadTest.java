package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.UploadForm;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not taken, each with the reason. */
final class RefusedUploadTest {

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

    @ParameterizedTest
    @ValueSource(strings = {"../up.jpg", "/etc/x.jpg", "a/../../b.jpg", "a\\\\b.jpg", "", "script.svg"})
    void refusesAPathThatLeadsElsewhere(String path) {
        Answer refused = room.announce("{\"dataset_name\": \"x\", \"file_path_in_dataset\": \"" + path + "\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("file_path_in_dataset")).hasSize(1);
    }

    @Test
    void refusesAnAnnouncedFileOverTheLimit() {
        Answer refused = room.announce(
                "{\"dataset_name\": \"x\", \"file_path_in_dataset\": \"a.jpg\", \"content_length\": 1000001}");
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.detail()).contains(Integer.toString(UploadRoom.LIMIT));
    }

    @Test
    void refusesAFileOverTheLimitAndKeepsNothingOfIt() throws IOException {
        JsonNode ticket = room.announce("{\"dataset_name\": \"big\", \"file_path_in_dataset\": \"a.jpg\"}")
                .body();
        Answer refused = new UploadForm(ticket).send(room.client, new byte[UploadRoom.LIMIT + 1]);
        assertThat(refused.status()).isEqualTo(413);
        room.nothingArrived("big");
    }

    @Test
    void refusesAFileOfAnotherLengthThanAnnounced() throws IOException {
        Answer refused = new UploadForm(room.ticket("short", "1.jpg", 7)).send(room.client, new byte[6]);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("6 bytes; 7 were announced");
        room.nothingArrived("short");
    }

    @Test
    void refusesChangedFields() {
        JsonNode mine = room.ticket("mine", "1.jpg", 7);
        JsonNode other = room.ticket("mine", "2.jpg", 7);
        assertForbidden(new UploadForm(mine)
                .with("key", other.path("fields").path("key").asText()));
        assertForbidden(new UploadForm(mine).with("expires", "2999-01-01T00:00:00Z"));
        assertForbidden(new UploadForm(mine).with("Content-Type", "text/html"));
        assertForbidden(new UploadForm(mine).with("signature", ""));
    }

    @Test
    void refusesAFileForAFinalisedBatch() {
        JsonNode ticket = room.ticket("late", "1.jpg", UploadRoom.PHOTO.length);
        assertThat(new UploadForm(ticket).send(room.client, UploadRoom.PHOTO).status())
                .isEqualTo(204);
        room.finalise("late", "late");
        assertThat(new UploadForm(ticket).send(room.client, UploadRoom.PHOTO).status())
                .isEqualTo(409);
    }

    @Test
    void refusesWhatIsNoForm() {
        Answer refused = room.client.post("/uploads/", "{}");
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.detail()).contains("multipart/form-data with a boundary");
    }

    private void assertForbidden(UploadForm form) {
        assertThat(form.send(room.client, new byte[7]).status()).isEqualTo(403);
    }
}
