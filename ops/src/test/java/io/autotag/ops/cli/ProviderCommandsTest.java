package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the commands about providers ask, and how they end. */
final class ProviderCommandsTest {

    private final TestApi api = new TestApi();

    @Command(name = "autotag")
    private static final class Root {}

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void setsASecretFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key.txt"), "  sk-0123456789 \nsecond line\n");
        api.answer("PUT /provider-secrets/key/", 200, "{\"name\": \"key\", \"origin\": \"https://example.org\"}");
        assertThat(run("secrets", "set", "key", "--origin", "https://example.org", "--file", file.toString()))
                .isZero();
        assertThat(api.asked().get(0).body())
                .isEqualTo("{\"origin\":\"https://example.org\",\"value\":\"sk-0123456789\"}");
        assertThat(run("secrets", "set", "../keys", "--origin", "https://example.org", "--file", file.toString()))
                .isEqualTo(2);
    }

    @Test
    void listsAndRemovesSecrets() {
        api.answer("GET /provider-secrets/?limit=1000", 200, "{\"results\": [{\"name\": \"key\"}], \"next\": null}");
        assertThat(run("secrets", "list")).isZero();
        api.answer("DELETE /provider-secrets/key/", 204, "");
        assertThat(run("secrets", "remove", "key")).isZero();
    }

    @Test
    void endsWithOneWhereATestFailed() {
        api.answer(
                "GET /models/?limit=1000",
                200,
                "{\"results\": [{\"uid\": \"m\", \"name\": \"ships\"}], \"next\": null}");
        api.answer("GET /models/m/", 200, "{\"uid\": \"m\", \"versions\": [{\"uid\": \"v\", \"version\": 1}]}");
        String sent = "\"sent\": {\"method\": \"POST\", \"url\": \"https://example.org\", \"secret\": null}";
        api.answer("POST /models/m/versions/v/test/", 200, "{\"success\": true, " + sent + ", \"predictions\": []}");
        assertThat(run("models", "test", "ships", "i")).isZero();
        api.answer("POST /models/m/versions/v/test/", 200, "{\"success\": false, \"response\": \"oh\", " + sent + "}");
        assertThat(run("models", "test", "ships", "i")).isEqualTo(1);
    }

    private int run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--url";
        all[arguments.length + 1] = api.url();
        return Commands.addTo(new CommandLine(new Root()), Files::copy).execute(all);
    }
}
