package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the commands about sources ask, and how they end. */
final class SourcesCommandTest {

    private static final String SOURCES = "/datasets/d1/sources/";

    @TempDir
    private Path folder;

    private final TestApi api = new TestApi();

    @Command(name = "autotag")
    private static final class Root {}

    @BeforeEach
    void answer() {
        api.answer(
                "GET /datasets/?limit=1000",
                200,
                "{\"results\": [{\"uid\": \"d1\", \"name\": \"Harbour\", \"slug\": \"harbour\"}], \"next\": null}");
        api.answer(
                "GET " + SOURCES + "?limit=1000",
                200,
                "{\"results\": [{\"uid\": \"s1\", \"name\": \"disk\"}], \"next\": null}");
        api.answer("POST " + SOURCES, 201, scanned("scanning"));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void addsWhatTheLocationSays() throws IOException {
        assertThat(run("sources", "add", "Harbour", "/photos/boats 1", "--every", "60"))
                .isZero();
        assertThat(lastBody())
                .isEqualTo("{\"name\":\"boats-1\",\"location\":\"/photos/boats 1\",\"scan_every_minutes\":60}");
        assertThat(run("sources", "add", "Harbour", "https://example.org/list.txt?sig=1", "--name", "web"))
                .isZero();
        assertThat(lastBody()).isEqualTo("{\"name\":\"web\",\"manifest_url\":\"https://example.org/list.txt?sig=1\"}");
        Path list = Files.writeString(folder.resolve("urls.txt"), "https://example.org/a.jpg\n\n");
        assertThat(run("sources", "add", "Harbour", list.toString(), "--urls")).isZero();
        assertThat(lastBody()).isEqualTo("{\"name\":\"urls.txt\",\"urls\":[\"https://example.org/a.jpg\"]}");
    }

    @Test
    void keysComeFromAFileAndNotFromTheCommandLine() throws IOException {
        Path key = Files.writeString(folder.resolve("key.txt"), "very-secret\n");
        assertThat(run(
                        "sources",
                        "add",
                        "Harbour",
                        "s3://b/x",
                        "--region",
                        "r",
                        "--key-id",
                        "AKIA",
                        "--key-file",
                        "" + key))
                .isZero();
        assertThat(lastBody())
                .isEqualTo("{\"name\":\"x\",\"location\":\"s3://b/x\",\"region\":\"r\",\"access_key_id\":\"AKIA\","
                        + "\"secret_access_key\":\"very-secret\"}");
    }

    @Test
    void waitsForAScanAndEndsWithOneWhereItFails() {
        api.answer("POST " + SOURCES + "s1/scan/", 202, scanned("scanning"));
        api.answer("GET " + SOURCES + "s1/", 200, scanned("failed"));
        assertThat(run("sources", "scan", "Harbour", "disk")).isZero();
        assertThat(run("sources", "scan", "Harbour", "disk", "--wait")).isEqualTo(1);
        api.answer("GET " + SOURCES + "s1/", 200, scanned("done"));
        assertThat(run("sources", "scan", "Harbour", "s1", "--wait")).isZero();
        assertThat(run("sources", "scan", "Harbour", "nothing")).isEqualTo(1);
    }

    @Test
    void schedulesListsAndRemoves() {
        api.answer("PATCH " + SOURCES + "s1/", 200, scanned("done"));
        assertThat(run("sources", "schedule", "Harbour", "disk", "--pause")).isZero();
        assertThat(lastBody()).isEqualTo("{\"is_paused\":true}");
        assertThat(run("sources", "schedule", "Harbour", "disk")).isEqualTo(2);
        assertThat(run("sources", "list", "Harbour")).isZero();
        api.answer("GET " + SOURCES + "s1/failures/?limit=50", 200, "{\"results\": [], \"next\": null}");
        assertThat(run("sources", "failures", "Harbour", "disk")).isZero();
        api.answer("DELETE " + SOURCES + "s1/", 204, "");
        assertThat(run("sources", "remove", "Harbour", "disk")).isZero();
    }

    private static String scanned(String state) {
        return "{\"uid\": \"s1\", \"name\": \"disk\", \"scan\": {\"state\": \"" + state + "\", \"seen\": 1}}";
    }

    private String lastBody() {
        return api.asked().get(api.asked().size() - 1).body();
    }

    private int run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--url";
        all[arguments.length + 1] = api.url();
        return Commands.addTo(new CommandLine(new Root()), Files::copy).execute(all);
    }
}
