package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.autotag.ops.cli.CliException.Code;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiClientTest {

    private final TestApi server = new TestApi();
    private final ApiClient api = server.client();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsTheKeyAndReadsJson() {
        server.answer("GET /users/me/", 200, "{\"login\": \"ada\"}");
        assertThat(Fields.text(api.get("/users/me/"), "login")).isEqualTo("ada");
        assertThat(server.asked().get(0).key()).contains("avk_secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"avk_ключ", "avk_secret\nX-Other: 1", "avk_secret é"})
    void refusesAKeyThatNoHeaderHoldsWithoutTellingIt(String key) {
        Endpoint endpoint = Endpoint.of(server.url());
        assertThatThrownBy(() -> new ApiClient(endpoint, Optional.of(key)))
                .hasNoCause()
                .hasMessageNotContaining("avk_")
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.code()).isEqualTo(Code.USAGE));
    }

    @Test
    void makesOneSentenceOfARefusal() {
        server.answer("POST /projects/", 400, "{\"detail\": \"The name is taken.\", \"name\": [\"Taken.\"]}");
        assertThatThrownBy(() -> api.post("/projects/", JsonNodeFactory.instance.objectNode()))
                .hasMessage("The name is taken. (name: Taken.)")
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.code()).isEqualTo(Code.REFUSED));
    }

    @Test
    void whoCannotJustNowIsAsGoodAsAway() {
        server.answer("POST /projects/", 503, "{\"detail\": \"The database does not answer: try again.\"}");
        assertThatThrownBy(() -> api.post("/projects/", JsonNodeFactory.instance.objectNode()))
                .hasMessage("The database does not answer: try again.")
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.code()).isEqualTo(Code.UNREACHABLE));
    }

    @Test
    void hasMorePatienceWithLargeFiles() throws IOException {
        assertThat(ApiClient.patience(1)).isEqualTo(Duration.ofMinutes(10));
        assertThat(ApiClient.patience(2L << 30))
                .isEqualTo(Duration.ofMinutes(10).plusSeconds(2048));
        Path file = Files.writeString(folder.resolve("model.onnx"), "x".repeat(1000));
        assertThat(new MultipartForm().file("file", file, "a/b").bytes()).isBetween(1000L, 1500L);
    }

    @Test
    void takesAnEmptyAnswerForDone() {
        server.answer("DELETE /keys/7/", 204, "");
        api.delete("/keys/7/");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void tellsARefusalFromSilence() throws IOException {
        assertThatThrownBy(() -> api.get("/missing/")).hasMessage("Not found.");
        assertThat(server.asked()).hasSize(1);
        ApiClient nobody = new ApiClient(Endpoint.of("http://127.0.0.1:" + freePort()), Optional.empty());
        assertThatThrownBy(() -> nobody.get("/datasets/"))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.code()).isEqualTo(Code.UNREACHABLE));
    }

    @Test
    void followsTheCursorToTheLimit() {
        server.answer("GET /datasets/?limit=3", 200, page("\"http://x/api/v1/datasets/?cursor=a%2Bb\"", 1, 2));
        server.answer("GET /datasets/?limit=1&cursor=a%2Bb", 200, page("null", 3));
        List<JsonNode> all = Pages.read(api, "/datasets/", 3);
        assertThat(all).extracting(JsonNode::asInt).containsExactly(1, 2, 3);
    }

    @Test
    void uploadsInThreeStepsAndKeepsTheKeyFromTheStore() throws IOException {
        Files.createDirectories(folder.resolve("sea"));
        Files.writeString(folder.resolve("sea/boat.png"), "pixels");
        server.answer("POST /datasets/manual-upload/present/", 200, "{\"present\": []}");
        String fields = "{\"policy\": \"p\", \"Content-Type\": \"image/png\"}";
        server.answer(
                "POST /datasets/manual-upload/file-upload-url/",
                200,
                "{\"url\": \"" + server.url() + "/store\", \"fields\": " + fields + "}");
        server.answer("POST /store", 204, "");
        server.answer("POST /datasets/manual-upload/", 201, "{\"uid\": \"d\", \"status\": \"creating\"}");
        server.answer("GET /datasets/d/", 200, "{\"uid\": \"d\", \"status\": \"created\", \"item_count\": 1}");
        JsonNode dataset = new FolderUpload(api, Console.error())
                .upload("Harbour", "harbour", folder, FolderUpload.imagesIn(folder));
        assertThat(dataset.path("item_count").asInt()).isEqualTo(1);
        assertThat(server.asked().get(1).body())
                .contains("\"file_path_in_dataset\":\"sea/boat.png\"", "\"content_length\":6");
        TestApi.Asked stored = server.asked().get(2);
        assertThat(stored.key()).isEmpty();
        assertThat(stored.body())
                .containsSubsequence("name=\"policy\"", "name=\"file\"; filename=\"boat.png\"", "pixels");
    }

    @Test
    void sendsOnlyWhatIsNotThereWhenAnUploadIsTakenUpAgain() throws IOException {
        Files.writeString(folder.resolve("item.png"), "another one by now");
        Files.writeString(folder.resolve("staged.png"), "pixels");
        Files.writeString(folder.resolve("changed.png"), "pixelz");
        String sha = "6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37";
        server.answer(
                "POST /datasets/manual-upload/present/",
                200,
                "{\"present\": [{\"path\": \"item.png\", \"bytes\": 1, \"sha256\": \"\", \"state\": \"item\"},"
                        + there("staged.png", sha) + "," + there("changed.png", sha) + "]}");
        server.answer(
                "POST /datasets/manual-upload/file-upload-url/",
                200,
                "{\"url\": \"" + server.url() + "/store\", \"fields\": {}}");
        server.answer("POST /store", 204, "");
        server.answer("POST /datasets/manual-upload/", 201, "{\"uid\": \"d\", \"status\": \"created\"}");
        new FolderUpload(api, Console.error()).upload("Harbour", "harbour-2", folder, FolderUpload.imagesIn(folder));
        assertThat(server.asked())
                .filteredOn(asked -> asked.target().endsWith("/file-upload-url/"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body()).contains("changed.png"));
        assertThat(server.asked().get(0).body())
                .contains("\"dataset_name\":\"Harbour\"", "\"slug\":\"harbour-2\"", "staged.png");
    }

    private static String there(String path, String sha256) {
        return "{\"path\": \"" + path + "\", \"bytes\": 6, \"sha256\": \"" + sha256 + "\", \"state\": \"staged\"}";
    }

    @Test
    void sendsNothingWhereTheQuestionWhatIsThereIsRefused() throws IOException {
        Files.writeString(folder.resolve("boat.png"), "pixels");
        server.answer("POST /datasets/manual-upload/present/", 403, "{\"detail\": \"An annotator may.\"}");
        FolderUpload upload = new FolderUpload(api, Console.error());
        List<Path> files = FolderUpload.imagesIn(folder);
        assertThatThrownBy(() -> upload.upload("Harbour", "harbour", folder, files))
                .hasMessage("An annotator may.");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void endsAnUploadAtItsFirstError() throws IOException {
        Files.writeString(folder.resolve("boat.png"), "pixels");
        server.answer("POST /datasets/manual-upload/present/", 200, "{\"present\": []}");
        server.answer("POST /datasets/manual-upload/file-upload-url/", 413, "{\"detail\": \"Too large.\"}");
        FolderUpload upload = new FolderUpload(api, Console.error());
        List<Path> files = FolderUpload.imagesIn(folder);
        assertThatThrownBy(() -> upload.upload("Harbour", "harbour", folder, files))
                .hasMessage("Too large.");
        assertThat(server.asked()).extracting(TestApi.Asked::target).doesNotContain("/datasets/manual-upload/");
    }

    @Test
    void watchesARunByItsEventsToTheFinalState() {
        server.answer("GET /runs/r/", 200, run("running", 0));
        server.stream("GET /runs/r/events/", "event: progress\ndata: " + run("running", 1) + "\n\n: ping\n\n");
        List<String> seen = new ArrayList<>();
        RunView end = new RunWatcher(api).watch("r", state -> {
            seen.add(state.status() + " " + state.count("processed_items"));
            server.answer("GET /runs/r/", 200, run("completed", 2));
        });
        assertThat(end.isCompleted()).isTrue();
        assertThat(seen).containsExactly("running 0", "running 1", "completed 2");
    }

    @Test
    void findsByNameAndTellsWhatThereIs() {
        String two = "{\"uid\": \"u1\", \"name\": \"Harbour\"}, {\"uid\": \"u2\", \"name\": \"Street\"}";
        server.answer("GET /projects/?limit=1000", 200, "{\"results\": [" + two + "], \"next\": null}");
        assertThat(Fields.text(Names.project(api, "Street"), "uid")).isEqualTo("u2");
        assertThatThrownBy(() -> Names.project(api, "Garden"))
                .hasMessage("There is no project \"Garden\". Known projects: \"Harbour\", \"Street\".");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static String page(String next, int... results) {
        String list = String.join(
                ",", java.util.Arrays.stream(results).mapToObj(String::valueOf).toList());
        return "{\"results\": [" + list + "], \"next\": " + next + ", \"previous\": null}";
    }

    private static String run(String status, int done) {
        return "{\"uid\": \"r\", \"status\": \"" + status + "\", \"processed_items\": " + done
                + ", \"total_items\": 2}";
    }
}
