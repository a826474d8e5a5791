package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the commands about datasets ask the server for. */
final class DatasetsCommandTest {

    private static final String DATASET =
            "{\"uid\": \"d1\", \"name\": \"Harbour\", \"slug\": \"harbour\", \"owner_name\": \"ana\"}";
    private static final String ITEMS = "{\"results\": [{\"uid\": \"i1\", \"key\": \"a.jpg\"}], \"next\": null}";

    private final TestApi api = new TestApi();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    @Command(name = "autotag")
    private static final class Root {}

    @BeforeEach
    void prepare() {
        api.answer("GET /datasets/?limit=1000", 200, "{\"results\": [" + DATASET + "], \"next\": null}");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void showsItsNewestItems() {
        api.answer("GET /datasets/ana/harbour/items/?limit=10", 200, ITEMS);
        assertThat(run("datasets", "get", "harbour")).isZero();
        assertThat(api.asked()).hasSize(2);
    }

    @Test
    void listsTheUidsOfAllItsItemsForOtherCommands() {
        api.answer("GET /datasets/ana/harbour/items/?limit=1000", 200, ITEMS);
        assertThat(run("datasets", "get", "harbour", "-o", "ids")).isZero();
        assertThat(api.asked()).extracting(TestApi.Asked::target).contains("/datasets/ana/harbour/items/?limit=1000");
    }

    @Test
    void listsAsManyUidsAsAreWanted() {
        api.answer("GET /datasets/ana/harbour/items/?limit=3", 200, ITEMS);
        assertThat(run("datasets", "get", "harbour", "-o", "ids", "--items", "3"))
                .isZero();
    }

    @Test
    void uploadsTheRestOfAFolderWithAnOddFile() throws IOException {
        Files.createFile(folder.resolve("empty.jpg"));
        Files.writeString(folder.resolve("boat.jpg"), "pixels");
        answerAnUpload();
        assertThat(upload(folder)).isZero();
        assertThat(sentPaths()).containsExactly("boat.jpg");
    }

    @Test
    void uploadsTheRestOfAnArchiveWithOddEntries() throws IOException {
        Path archive = folder.resolve("harbour.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String name : new String[] {"a\\b.jpg", "c\nd.jpg", "boat.jpg"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
            }
            zip.putNextEntry(new ZipEntry("empty.jpg"));
        }
        answerAnUpload();
        assertThat(upload(archive)).isZero();
        assertThat(sentPaths()).containsExactly("harbour/boat.jpg");
    }

    @Test
    void asksNothingWhereNothingIsLeft() throws IOException {
        Files.createFile(folder.resolve("empty.jpg"));
        assertThat(upload(folder)).isEqualTo(2);
        assertThat(err.toString()).contains("can be uploaded: 1 file was left out.");
        assertThat(api.asked()).isEmpty();
    }

    private void answerAnUpload() {
        api.answer("POST /datasets/manual-upload/present/", 200, "{\"present\": []}");
        api.answer(
                "POST /datasets/manual-upload/file-upload-url/",
                200,
                "{\"url\": \"" + api.url() + "/store\", \"fields\": {}}");
        api.answer("POST /store", 204, "");
        api.answer("POST /datasets/manual-upload/", 201, DATASET.replace("}", ", \"status\": \"created\"}"));
    }

    private int upload(Path what) {
        return run("datasets", "upload", what.toString(), "--name", "Harbour");
    }

    private List<String> sentPaths() throws JsonProcessingException {
        List<String> paths = new ArrayList<>();
        for (TestApi.Asked asked : api.asked()) {
            if (asked.target().endsWith("/file-upload-url/")) {
                paths.add(Fields.text(new ObjectMapper().readTree(asked.body()), "file_path_in_dataset"));
            }
        }
        return paths;
    }

    private int run(String... arguments) {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--url", api.url()))
                .toArray(String[]::new);
        return Commands.addTo(new CommandLine(new Root()), Files::copy)
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
