package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.UploadForm;
import io.autotag.api.run.Eventually;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Somebody who uploads files, of one size unless it is said, to an API that takes no large ones. */
final class UploadRoom implements AutoCloseable {

    /** Bytes of the largest file that is taken. */
    static final int LIMIT = 1_000_000;

    static final byte[] PHOTO = new byte[100_000];

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final TestApi api = TestApi.start("127.0.0.1:1", Map.of("AUTOTAG_UPLOAD_LIMIT", Integer.toString(LIMIT)));
    Seed world = another("upload");
    TestClient client = api.client(world, Role.ANNOTATOR);

    /** Another organisation, that has nothing. */
    void plant() {
        world = another("upload");
        client = api.client(world, Role.ANNOTATOR);
    }

    Seed another(String name) {
        return api.plant(name + NUMBER.incrementAndGet(), 0);
    }

    void upload(String dataset, String path) {
        assertThat(new UploadForm(ticket(dataset, path, PHOTO.length))
                        .send(api.client((String) null), PHOTO)
                        .status())
                .isEqualTo(204);
    }

    JsonNode ticket(String dataset, String path, long length) {
        Answer answer = announce("{\"dataset_name\": \"" + dataset + "\", \"file_path_in_dataset\": \"" + path
                + "\", \"content_length\": " + length + "}");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    Answer announce(String body) {
        return client.post("/datasets/manual-upload/file-upload-url/", body);
    }

    Answer finalise(String name, String slug) {
        return client.post("/datasets/manual-upload/", dataset(name, slug));
    }

    static String dataset(String name, String slug) {
        return "{\"name\": \"" + name + "\", \"slug\": \"" + slug
                + "\", \"data_type\": \"image\", \"visibility\": \"private\", \"create_metadata\": true}";
    }

    List<Upload> waiting(Answer dataset) {
        return api.database().database().read(tx -> {
            long id = new DatasetRepository()
                    .getForWorker(tx, dataset.text("uid"))
                    .id();
            return new UploadRepository().waiting(tx, id, 100);
        });
    }

    /** The relay may hold an entry for a moment, now or when one looks again: what was seen once counts. */
    void assertAsked(Answer dataset, long times) {
        Eventually.see(() -> asked(dataset), asked -> asked == times);
    }

    /** How often the ingest of the dataset was asked for. */
    private long asked(Answer dataset) {
        return api.database().database().inTransaction(tx -> new Outbox().take(tx, IngestOutbox.TOPIC, 100)).stream()
                .map(OutboxEntry::payload)
                .filter(dataset.text("uid")::equals)
                .count();
    }

    void nothingArrived(String name) throws IOException {
        assertThat(finalise(name, name).status()).isEqualTo(400);
        Path incoming = api.home().resolve("blobs").resolve("incoming");
        if (Files.exists(incoming)) {
            try (Stream<Path> files = Files.list(incoming)) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
