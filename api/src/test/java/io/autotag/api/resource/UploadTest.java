package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.UploadForm;
import io.autotag.api.upload.IngestOutbox;
import io.autotag.store.DatasetRepository;
import io.autotag.store.Outbox;
import io.autotag.store.OutboxEntry;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import io.autotag.store.Upload;
import io.autotag.store.UploadRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three steps from a file to a dataset that waits for its ingest. */
final class UploadTest {

    private static final String LIMIT = "1000000";
    private static final byte[] PHOTO = new byte[100_000];
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static TestApi api;

    private Seed world;
    private TestClient client;

    @BeforeAll
    static void start() {
        api = TestApi.start("127.0.0.1:1", Map.of("AUTOTAG_UPLOAD_LIMIT", LIMIT));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void plant() {
        world = api.plant("upload" + NUMBER.incrementAndGet(), 0);
        client = api.client(world, Role.ANNOTATOR);
    }

    @Test
    void filesBecomeADatasetThatWaitsForItsIngest() {
        upload("photos", "a/1.jpg");
        upload("photos", "a/2.jpg");
        Answer made = finalise("photos", "my-photos");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("status")).isEqualTo("creating");
        assertThat(made.text("owner_name")).isEqualTo(world.user().login());
        assertThat(waiting(made)).extracting(Upload::path).containsExactly("a/1.jpg", "a/2.jpg");
        assertAsked(made, 1);
    }

    @Test
    void theBytesLieInTheBlobStoreUnderTheirHash() {
        upload("hash", "1.jpg");
        Upload waiting = waiting(finalise("hash", "hash")).get(0);
        assertThat(waiting.bytes()).isEqualTo(PHOTO.length);
        String sha = waiting.blobSha256() + "";
        assertThat(api.home().resolve("blobs").resolve(sha.substring(0, 2)).resolve(sha))
                .hasBinaryContent(PHOTO);
    }

    @Test
    void theSamePathAgainReplacesTheFile() {
        upload("twice", "1.jpg");
        new UploadForm(ticket("twice", "1.jpg", 3)).send(client, new byte[] {1, 2, 3});
        assertThat(waiting(finalise("twice", "twice"))).singleElement().satisfies(upload -> assertThat(upload.bytes())
                .isEqualTo(3));
    }

    @Test
    void moreFilesAreAddedToADataset() {
        upload("more", "1.jpg");
        Answer first = finalise("more", "more");
        upload("more", "2.jpg");
        Answer second = finalise("more", "more");
        assertThat(second.text("uid")).isEqualTo(first.text("uid"));
        assertThat(waiting(second)).hasSize(2);
        assertAsked(second, 2);
    }

    @Test
    void aDatasetMadeEmptyTakesFiles() {
        client.post("/datasets/", dataset("later", "later"));
        upload("later", "1.jpg");
        assertThat(finalise("later", "later").text("status")).isEqualTo("creating");
    }

    @Test
    void anUploadThatBrokeOffIsToldWhatIsThere() {
        upload("resumed", "a/1.jpg");
        ticket("resumed", "a/2.jpg", PHOTO.length); // and then the network was gone
        JsonNode before = present(client, "resumed", "a/1.jpg", "a/2.jpg", "a/3.jpg");
        assertThat(before).hasSize(1);
        assertThat(before.path(0).path("path").asText()).isEqualTo("a/1.jpg");
        assertThat(before.path(0).path("bytes").asInt()).isEqualTo(PHOTO.length);
        assertThat(before.path(0).path("sha256").asText()).hasSize(64);
        assertThat(before.path(0).path("state").asText()).isEqualTo("staged");
        finalise("resumed", "resumed");
        upload("resumed", "a/1.jpg");
        assertThat(present(client, "resumed", "a/1.jpg").path(0).path("state").asText())
                .isEqualTo("item");
    }

    @Test
    void anotherDatasetOfTheSameNameHasNotTheFile() {
        upload("twin", "1.jpg");
        assertThat(finalise("twin", "twin-1").status()).isEqualTo(201);
        assertThat(presentIn("twin", "twin-1", "1.jpg")).hasSize(1);
        assertThat(presentIn("twin", "twin-2", "1.jpg")).isEmpty();
        upload("twin", "1.jpg");
        assertThat(presentIn("twin", "twin-2", "1.jpg").path(0).path("state").asText())
                .isEqualTo("staged");
        assertThat(present(client, "twin", "1.jpg")).hasSize(1);
    }

    @Test
    void whatOthersSentIsNotToldOf() {
        upload("mine", "1.jpg");
        assertThat(present(api.admin(), "mine", "1.jpg")).isEmpty();
        assertThat(present(client, "another", "1.jpg")).isEmpty();
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
        assertThat(client.post("/datasets/manual-upload/present/", body).status())
                .isEqualTo(400);
    }

    @Test
    void finalisingAgainAnswersTheSameAndAsksForNothing() {
        upload("again", "1.jpg");
        Answer first = finalise("again", "again");
        Answer second = finalise("again", "again");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("uid")).isEqualTo(first.text("uid"));
        assertAsked(second, 1);
    }

    @Test
    void withoutFilesNothingIsMade() {
        ticket("empty", "announced-only.jpg", 5);
        Answer refused = finalise("empty", "empty");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("name").get(0).asText()).startsWith("No uploaded file waits");
        assertThat(client.get("/datasets/" + world.user().login() + "/empty/").status())
                .isEqualTo(404);
    }

    @Test
    void aSlugBelongsToOneName() {
        upload("one", "1.jpg");
        finalise("one", "slug");
        upload("other", "1.jpg");
        assertThat(finalise("other", "slug").status()).isEqualTo(409);
        assertThat(finalise("other", "other").status()).isEqualTo(201);
    }

    @Test
    void othersFilesAreNotTaken() {
        upload("shared name", "1.jpg");
        Seed stranger = api.plant("stranger" + NUMBER.incrementAndGet(), 0);
        TestClient other = api.client(stranger, Role.ANNOTATOR);
        assertThat(other.post("/datasets/manual-upload/", dataset("shared name", "x"))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../up.jpg", "/etc/x.jpg", "a/../../b.jpg", "a\\\\b.jpg", "", "script.svg"})
    void refusesAPathThatLeadsElsewhere(String path) {
        Answer refused = announce("{\"dataset_name\": \"x\", \"file_path_in_dataset\": \"" + path + "\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("file_path_in_dataset")).hasSize(1);
    }

    @Test
    void refusesAnAnnouncedFileOverTheLimit() {
        Answer refused =
                announce("{\"dataset_name\": \"x\", \"file_path_in_dataset\": \"a.jpg\", \"content_length\": 1000001}");
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.detail()).contains(LIMIT);
    }

    @Test
    void refusesAFileOverTheLimitAndKeepsNothingOfIt() throws IOException {
        JsonNode ticket = announce("{\"dataset_name\": \"big\", \"file_path_in_dataset\": \"a.jpg\"}")
                .body();
        Answer refused = new UploadForm(ticket).send(client, new byte[1_000_001]);
        assertThat(refused.status()).isEqualTo(413);
        nothingArrived("big");
    }

    @Test
    void refusesAFileOfAnotherLengthThanAnnounced() throws IOException {
        Answer refused = new UploadForm(ticket("short", "1.jpg", 7)).send(client, new byte[6]);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("6 bytes; 7 were announced");
        nothingArrived("short");
    }

    @Test
    void refusesChangedFields() {
        JsonNode mine = ticket("mine", "1.jpg", 7);
        JsonNode other = ticket("mine", "2.jpg", 7);
        assertForbidden(new UploadForm(mine)
                .with("key", other.path("fields").path("key").asText()));
        assertForbidden(new UploadForm(mine).with("expires", "2999-01-01T00:00:00Z"));
        assertForbidden(new UploadForm(mine).with("Content-Type", "text/html"));
        assertForbidden(new UploadForm(mine).with("signature", ""));
    }

    @Test
    void refusesAFileForAFinalisedBatch() {
        JsonNode ticket = ticket("late", "1.jpg", PHOTO.length);
        assertThat(new UploadForm(ticket).send(client, PHOTO).status()).isEqualTo(204);
        finalise("late", "late");
        assertThat(new UploadForm(ticket).send(client, PHOTO).status()).isEqualTo(409);
    }

    @Test
    void refusesWhatIsNoForm() {
        Answer refused = client.post("/uploads/", "{}");
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.detail()).contains("multipart/form-data");
    }

    private void assertForbidden(UploadForm form) {
        assertThat(form.send(client, new byte[7]).status()).isEqualTo(403);
    }

    private void upload(String dataset, String path) {
        assertThat(new UploadForm(ticket(dataset, path, PHOTO.length))
                        .send(api.client((String) null), PHOTO)
                        .status())
                .isEqualTo(204);
    }

    private JsonNode ticket(String dataset, String path, long length) {
        Answer answer = announce("{\"dataset_name\": \"" + dataset + "\", \"file_path_in_dataset\": \"" + path
                + "\", \"content_length\": " + length + "}");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private Answer announce(String body) {
        return client.post("/datasets/manual-upload/file-upload-url/", body);
    }

    private Answer finalise(String name, String slug) {
        return client.post("/datasets/manual-upload/", dataset(name, slug));
    }

    private static String dataset(String name, String slug) {
        return "{\"name\": \"" + name + "\", \"slug\": \"" + slug
                + "\", \"data_type\": \"image\", \"visibility\": \"private\", \"create_metadata\": true}";
    }

    private static List<Upload> waiting(Answer dataset) {
        return api.database().database().read(tx -> {
            long id = new DatasetRepository()
                    .getForWorker(tx, dataset.text("uid"))
                    .id();
            return new UploadRepository().waiting(tx, id, 100);
        });
    }

    /** The relay may hold an entry for a moment, now or when one looks again: what was seen once counts. */
    private static void assertAsked(Answer dataset, long times) {
        Instant limit = Instant.now().plusSeconds(30);
        long asked = asked(dataset);
        while (asked != times && Instant.now().isBefore(limit)) {
            Thread.onSpinWait();
            asked = asked(dataset);
        }
        assertThat(asked).isEqualTo(times);
    }

    /** How often the ingest of the dataset was asked for. */
    private static long asked(Answer dataset) {
        return api.database().database().inTransaction(tx -> new Outbox().take(tx, IngestOutbox.TOPIC, 100)).stream()
                .map(OutboxEntry::payload)
                .filter(dataset.text("uid")::equals)
                .count();
    }

    private void nothingArrived(String name) throws IOException {
        assertThat(finalise(name, name).status()).isEqualTo(400);
        Path incoming = api.home().resolve("blobs").resolve("incoming");
        if (Files.exists(incoming)) {
            try (Stream<Path> files = Files.list(incoming)) {
                assertThat(files).isEmpty();
            }
        }
    }

    private JsonNode presentIn(String dataset, String slug, String path) {
        Answer answer = client.post(
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
