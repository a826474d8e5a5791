package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.UploadForm;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import io.autotag.store.Upload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The three steps from a file to a dataset that waits for its ingest. */
final class UploadTest {

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
    void filesBecomeADatasetThatWaitsForItsIngest() {
        room.upload("photos", "a/1.jpg");
        room.upload("photos", "a/2.jpg");
        Answer made = room.finalise("photos", "my-photos");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("status")).isEqualTo("creating");
        assertThat(made.text("owner_name")).isEqualTo(room.world.user().login());
        assertThat(room.waiting(made)).extracting(Upload::path).containsExactly("a/1.jpg", "a/2.jpg");
        room.assertAsked(made, 1);
    }

    @Test
    void theBytesLieInTheBlobStoreUnderTheirHash() {
        room.upload("hash", "1.jpg");
        Upload waiting = room.waiting(room.finalise("hash", "hash")).get(0);
        assertThat(waiting.bytes()).isEqualTo(UploadRoom.PHOTO.length);
        String sha = waiting.blobSha256() + "";
        assertThat(room.api.home().resolve("blobs").resolve(sha.substring(0, 2)).resolve(sha))
                .hasBinaryContent(UploadRoom.PHOTO);
    }

    @Test
    void theSamePathAgainReplacesTheFile() {
        room.upload("twice", "1.jpg");
        new UploadForm(room.ticket("twice", "1.jpg", 3)).send(room.client, new byte[] {1, 2, 3});
        assertThat(room.waiting(room.finalise("twice", "twice")))
                .singleElement()
                .satisfies(upload -> assertThat(upload.bytes()).isEqualTo(3));
    }

    @Test
    void moreFilesAreAddedToADataset() {
        room.upload("more", "1.jpg");
        Answer first = room.finalise("more", "more");
        room.upload("more", "2.jpg");
        Answer second = room.finalise("more", "more");
        assertThat(second.text("uid")).isEqualTo(first.text("uid"));
        assertThat(room.waiting(second)).hasSize(2);
        room.assertAsked(second, 2);
    }

    @Test
    void aDatasetMadeEmptyTakesFiles() {
        room.client.post("/datasets/", UploadRoom.dataset("later", "later"));
        room.upload("later", "1.jpg");
        assertThat(room.finalise("later", "later").text("status")).isEqualTo("creating");
    }

    @Test
    void finalisingAgainAnswersTheSameAndAsksForNothing() {
        room.upload("again", "1.jpg");
        Answer first = room.finalise("again", "again");
        Answer second = room.finalise("again", "again");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("uid")).isEqualTo(first.text("uid"));
        room.assertAsked(second, 1);
    }

    @Test
    void withoutFilesNothingIsMade() {
        room.ticket("empty", "announced-only.jpg", 5);
        Answer refused = room.finalise("empty", "empty");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("name").get(0).asText()).startsWith("No uploaded file waits");
        assertThat(room.client
                        .get("/datasets/" + room.world.user().login() + "/empty/")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aSlugBelongsToOneName() {
        room.upload("one", "1.jpg");
        room.finalise("one", "slug");
        room.upload("other", "1.jpg");
        assertThat(room.finalise("other", "slug").status()).isEqualTo(409);
        assertThat(room.finalise("other", "other").status()).isEqualTo(201);
    }

    @Test
    void othersFilesAreNotTaken() {
        room.upload("shared name", "1.jpg");
        Seed stranger = room.another("stranger");
        TestClient other = room.api.client(stranger, Role.ANNOTATOR);
        assertThat(other.post("/datasets/manual-upload/", UploadRoom.dataset("shared name", "x"))
                        .status())
                .isEqualTo(400);
    }
}
