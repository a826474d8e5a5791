package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the commands about exports ask, and what they leave. */
final class ExportCommandTest {

    private static final String PROJECT = "{\"uid\": \"p1\", \"name\": \"Harbour\"}";

    private final TestApi api = new TestApi();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Command(name = "autotag")
    private static final class Root {}

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void waitsForTheExportAndFetchesItWithoutTheKey() throws IOException {
        projects(PROJECT);
        answers("exported", 3);
        Path file = folder.resolve("boats.zip");
        assertThat(run(
                        "export",
                        "score > 0",
                        "--format",
                        "yolo",
                        "--content",
                        "both",
                        "--images",
                        "-f",
                        file.toString()))
                .isZero();
        assertThat(file).hasContent("zip");
        assertThat(folder.resolve("boats.zip.part")).doesNotExist();
        assertThat(posted())
                .isEqualTo("{\"project\":\"p1\",\"format\":\"yolo\",\"content\":\"both\",\"images\":true,"
                        + "\"query\":\"score > 0\"}");
        assertThat(api.asked())
                .filteredOn(asked -> asked.target().startsWith("/exports/e1/file/"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.key()).isEmpty());
    }

    @Test
    void replacesAFileOnlyWhenToldTo() throws IOException {
        projects(PROJECT);
        answers("exported", 3);
        Path file = Files.writeString(folder.resolve("boats.zip"), "old");
        assertThat(run("export", "--all", "-f", file.toString())).isEqualTo(1);
        assertThat(api.asked()).isEmpty();
        assertThat(err.toString()).contains("--overwrite");
        assertThat(run("export", "--all", "-f", file.toString(), "--overwrite")).isZero();
        assertThat(file).hasContent("zip");
        assertThat(posted()).doesNotContain("query");
    }

    @Test
    void replacesNothingButFiles() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty.zip"));
        Path link = Files.createSymbolicLink(folder.resolve("link.zip"), folder.resolve("nowhere"));
        for (Path target : new Path[] {empty, link, Path.of("/dev/null")}) {
            assertThat(run("export", "--all", "--overwrite", "-f", target.toString()))
                    .isEqualTo(1);
            assertThat(run("exports", "fetch", "e1", "--overwrite", "-f", target.toString()))
                    .isEqualTo(1);
        }
        assertThat(api.asked()).isEmpty();
        assertThat(err.toString()).contains("no regular file");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void asksNothingWhereTheFolderForTheFileIsMissing() {
        String file = folder.resolve("none/boats.zip").toString();
        assertThat(run("export", "--all", "-f", file)).isEqualTo(1);
        assertThat(run("exports", "fetch", "e1", "-f", file)).isEqualTo(1);
        assertThat(api.asked()).isEmpty();
        assertThat(err.toString()).contains("There is no folder").doesNotContain("\tat ");
    }

    @Test
    void saysInASentenceThatTheFileCannotBeWritten() throws IOException {
        projects(PROJECT);
        answers("exported", 3);
        Files.createDirectory(folder.resolve("a.zip.part"));
        assertThat(run("export", "--all", "-f", folder.resolve("a.zip").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("\"autotag exports fetch e1\"").doesNotContain("\tat ");
        assertThat(folder.resolve("a.zip.part")).isDirectory();
    }

    @Test
    void endsWithOneWhereTheExportFailed() {
        projects(PROJECT);
        answers("failed", 0);
        assertThat(run("export", "score > 0", "-f", folder.resolve("a.zip").toString()))
                .isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesNothingOfAFileThatBrokeOff() {
        projects(PROJECT);
        answers("exported", 99);
        assertThat(run("export", "score > 0", "-f", folder.resolve("a.zip").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("broke off after 3 of 99");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void doesNotWaitWhenDetached() {
        projects(PROJECT);
        answers("requested", 0);
        assertThat(run("export", "score > 0", "--detach")).isZero();
        assertThat(api.asked()).noneMatch(asked -> asked.target().equals("/exports/e1/"));
    }

    @Test
    void needsToKnowWhatToExport() {
        assertThat(run("export")).isEqualTo(2);
        assertThat(run("export", "a", "b", "--all")).isEqualTo(2);
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void listsAndCancels() {
        api.answer("GET /exports/?limit=20", 200, "{\"results\": [" + export("exported", 3) + "], \"next\": null}");
        assertThat(run("exports", "list")).isZero();
        api.answer("POST /exports/e1/cancel/", 200, export("failed", 0).replace("}", ", \"cancelled\": true}"));
        assertThat(run("exports", "cancel", "e1")).isZero();
    }

    @Test
    void callsAFileAfterItsExport() throws IOException {
        ExportView export = new ExportView(new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree("{\"name\": \"Größe / ../Day 1 (coco)\", \"status\": \"exported\"}"));
        assertThat(ExportDownload.nameOf(export)).isEqualTo(Path.of("größe-..-day-1-coco.zip"));
        assertThat(export.sentence()).isEqualTo("exported: 0 items, 0 annotations, 0 suggestions");
    }

    private void answers(String status, int bytes) {
        api.answer("POST /exports/", 201, export("requested", 0));
        api.answer("GET /exports/e1/", 200, export(status, bytes));
        api.answer("GET /exports/e1/file/?signature=s", 200, "zip");
    }

    private String export(String status, int bytes) {
        return "{\"uid\": \"e1\", \"name\": \"a\", \"status\": \"" + status + "\", \"bytes\": " + bytes
                + ", \"total_task_count\": 2, \"exported_task_count\": 2, \"download_url\": \"" + api.url()
                + "/api/v1/exports/e1/file/?signature=s\"}";
    }

    private void projects(String list) {
        api.answer("GET /projects/?limit=2", 200, "{\"results\": [" + list + "], \"next\": null}");
    }

    private String posted() {
        return api.asked().stream()
                .filter(asked -> asked.method().equals("POST"))
                .reduce((first, last) -> last)
                .orElseThrow()
                .body();
    }

    private int run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--url";
        all[arguments.length + 1] = api.url();
        return Commands.addTo(new CommandLine(new Root()), Files::copy)
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
