package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the commands about versions of a model ask, and how they end. */
final class VersionCommandsTest {

    private static final String MODEL = "0a4ad0a5-91a5-4a70-b1be-2e7d51b1a1a2";
    private static final String OF_MODEL = "/models/" + MODEL + "/";

    private final StringWriter err = new StringWriter();
    private final TestApi api = new TestApi();

    @TempDir
    private Path folder = Path.of("");

    @Command(name = "autotag")
    private static final class Root {}

    @BeforeEach
    void serve() {
        api.answer(
                        "GET " + OF_MODEL,
                        200,
                        "{\"uid\": \"" + MODEL + "\", \"versions\": [{\"uid\": \"v2\", \"version\": 2},"
                                + " {\"uid\": \"v1\", \"version\": 1}]}")
                .answer(
                        "GET " + OF_MODEL + "activations/?limit=1",
                        200,
                        "{\"results\": [{\"uid\": \"a1\", \"findings\": [\"Not compared. It has not run.\"]}]}");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void refusesACardThatCannotBeReadBeforeAnythingIsAsked() throws IOException {
        String file = Files.writeString(folder.resolve("detector.onnx"), "x").toString();
        for (Path card : new Path[] {folder, folder.resolve("none.yaml")}) {
            assertThat(run("models", "add", file, "--card", card.toString())).isEqualTo(2);
        }
        assertThat(err.toString()).contains("The card " + folder + " cannot be read.");
        Path beside = Files.write(folder.resolve("detector.yaml"), new byte[] {'a', ':', ' ', (byte) 0xf6});
        assertThat(run("models", "add", file)).isEqualTo(2);
        assertThat(err.toString()).contains("The card " + beside + " is not written in UTF-8: save it as UTF-8.");
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void activatesTheNewestVersionAndAsksWhatTheGateFound() {
        api.answer("POST " + OF_MODEL + "versions/v2/activate/", 200, "{\"uid\": \"v2\"}");
        assertThat(run("models", "activate", MODEL)).isZero();
        assertThat(sent("POST")).containsExactly("{\"force\":false,\"reason\":\"\"}");
        assertThat(api.asked()).extracting(TestApi.Asked::target).contains(OF_MODEL + "activations/?limit=1");
    }

    @Test
    void forcesOnlyWithAReason() {
        assertThat(run("models", "activate", MODEL, "--force")).isEqualTo(2);
        assertThat(err.toString()).contains("--force wants a --reason.");
        assertThat(api.asked()).isEmpty();

        api.answer("POST " + OF_MODEL + "versions/v1/activate/", 200, "{\"uid\": \"v1\"}");
        assertThat(run("models", "activate", MODEL, "--version-uid", "v1", "--force", "--reason", "half the size"))
                .isZero();
        assertThat(sent("POST")).containsExactly("{\"force\":true,\"reason\":\"half the size\"}");
    }

    @Test
    void saysWhyAWorseVersionIsRefused() {
        api.answer(
                "POST " + OF_MODEL + "versions/v2/activate/",
                409,
                "{\"detail\": \"Project \\\"harbour\\\": worse than the active version.\"}");
        assertThat(run("models", "activate", MODEL)).isNotZero();
        assertThat(err.toString()).contains("Project \"harbour\": worse than the active version.");
    }

    @Test
    void rollsBackWithAReason() {
        api.answer("POST " + OF_MODEL + "activations/rollback/", 200, "{\"uid\": \"a2\", \"number\": 1}");
        assertThat(run("models", "rollback", MODEL, "--reason", "too slow")).isZero();
        assertThat(sent("POST")).containsExactly("{\"force\":false,\"reason\":\"too slow\"}");
    }

    @Test
    void readsTheActivationsOfAModel() {
        api.answer("GET " + OF_MODEL + "activations/?limit=1000", 200, "{\"next\": null, \"results\": []}");
        assertThat(run("models", "activations", MODEL)).isZero();
    }

    @Test
    void retiresTheVersionThatIsNamed() {
        api.answer("POST " + OF_MODEL + "versions/v1/retire/", 200, "{\"uid\": \"v1\", \"version\": 1}");
        assertThat(run("models", "retire", MODEL)).isEqualTo(2);
        assertThat(run("models", "retire", MODEL, "--version-uid", "v1")).isZero();
    }

    @Test
    void notesWhatIsGivenAndNothingElse() {
        api.answer("PATCH " + OF_MODEL + "versions/v2/", 200, "{\"uid\": \"v2\", \"version\": 2}");
        assertThat(run("models", "note", MODEL)).isEqualTo(2);
        assertThat(run("models", "note", MODEL, "--text", "trained in summer")).isZero();
        assertThat(run("models", "note", MODEL, "--metric", "f1=0.6", "--metric", "map50=0.71"))
                .isZero();
        assertThat(sent("PATCH"))
                .containsExactly("{\"notes\":\"trained in summer\"}", "{\"metrics\":{\"f1\":0.6,\"map50\":0.71}}");
    }

    private List<String> sent(String method) {
        return api.asked().stream()
                .filter(asked -> asked.method().equals(method))
                .map(TestApi.Asked::body)
                .toList();
    }

    private int run(String... words) {
        String[] all = Stream.concat(Stream.of(words), Stream.of("--url", api.url(), "--api-key", "avk_secret"))
                .toArray(String[]::new);
        return Commands.addTo(new CommandLine(new Root()), Files::copy)
                .setErr(new PrintWriter(err))
                .execute(all);
    }
}
