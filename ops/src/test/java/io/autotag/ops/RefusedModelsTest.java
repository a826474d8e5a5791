package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.ModelUpload;
import io.autotag.ops.cli.MultipartForm;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the API answers to models that make no new version, with the worker behind it that looks at them. */
@Timeout(600)
final class RefusedModelsTest {

    @TempDir
    private static Path folder = Path.of("");

    private static Site site;
    private static String model = "";

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        site = new Site(folder.resolve("home"));
        site.start(Site.Temporal.IN_JVM);
        model = Fields.text(
                site.api()
                        .post("/models/", JsonNodeFactory.instance.objectNode().put("name", "refused")),
                "uid");
    }

    @AfterAll
    static void end() {
        site.close();
    }

    @Test
    void aFileThatIsNotOnnx() throws IOException, InterruptedException {
        Path photo = Files.write(folder.resolve("photo.onnx"), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0});
        assertRefused(add(photo, "labels: [up, down]\n"), "file", "ONNX");
    }

    @Test
    void labelsThatAreNotAsManyAsTheModelHas() throws IOException, InterruptedException {
        assertRefused(
                add(OrientationModel.file(folder), card("labels: [up, down, sideways]")),
                "labels",
                "2 classes",
                "3 labels");
    }

    @Test
    void aHeadThatDoesNotExist() throws IOException, InterruptedException {
        assertRefused(add(OrientationModel.file(folder), card("head: yolo-v99")), "head", "yolo-v99");
    }

    @Test
    void aKeyOfTheCardThatDoesNotExist() throws IOException, InterruptedException {
        assertRefused(add(OrientationModel.file(folder), card("lables: [up, down]")), "lables", "lables");
    }

    @Test
    void aModelThatIsThereAlreadyUnderAnotherFileName() throws IOException {
        ModelUpload models = new ModelUpload(site.api());
        Path renamed = Files.copy(OrientationModel.file(folder), folder.resolve("downloaded (1).onnx"));
        Optional<Path> card = Optional.of(write(card("labels: [up, down]")));
        JsonNode first = models.add("kept", OrientationModel.file(folder), card);
        assertThat(models.add("kept", renamed, card).path("uid")).isEqualTo(first.path("uid"));
        Path other = write(card("labels: [upright, turned]"));
        assertThat(models.add("kept", renamed, Optional.of(other))
                        .path("version")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aPreviewOnAPictureThatClaimsToBeHuge() throws IOException, InterruptedException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos, 4 * TestPhotos.ONE_IN + 1);
        Path bomb = photos.resolve("0400.jpg");
        JsonNode dataset = TestMaterial.upload(site, "photos", photos, List.of(bomb));
        ModelUpload models = new ModelUpload(site.api());
        JsonNode version =
                models.add("good", OrientationModel.file(folder), Optional.of(write(card("labels: [up, down]"))));
        String path = models.versionPath("good", Fields.text(version, "uid")) + "preview/";
        String item = Fields.text(OrientationModel.item(site.api(), dataset, "0400.jpg"), "uid");
        HttpResponse<String> refused = site.answer(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"item\": \"" + item + "\"}")));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(detail(refused)).contains("pixel");
    }

    /** A card that fits the model but for what is said here. */
    private static String card(String line) {
        return "input: {size: [48, 192], layout: NCHW, colour: BGR, scale: 0.0039, resize: stretch}\n" + line + "\n";
    }

    private static Path write(String card) throws IOException {
        return Files.writeString(folder.resolve("card.yaml"), card);
    }

    private static HttpResponse<String> add(Path file, String card) throws IOException, InterruptedException {
        MultipartForm form = new MultipartForm()
                .file("file", file, "application/octet-stream")
                .file("card", write(card), "application/yaml");
        return site.answer("/models/" + model + "/versions/", form.on(HttpRequest.newBuilder()));
    }

    private static void assertRefused(HttpResponse<String> refused, String field, String... words) throws IOException {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(detail(refused)).matches(".*[.?]").contains(words);
        assertThat(new ObjectMapper().readTree(refused.body()).path(field))
                .as(refused.body())
                .isNotEmpty();
        assertThat(site.api().get("/models/" + model + "/").path("versions")).isEmpty();
    }

    private static String detail(HttpResponse<String> refused) throws IOException {
        return new ObjectMapper().readTree(refused.body()).path("detail").asText();
    }
}
