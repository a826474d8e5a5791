package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version saved to files. */
final class ModelExportTest {
    private static final String VERSION = "/models/m/versions/v/";

    @TempDir
    private Path folder;

    private final TestApi api = new TestApi();

    @BeforeEach
    void answer() {
        api.answer("GET " + VERSION, 200, "{\"version\": 3, \"card\": \"head: yolox\\n\"}");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private ModelExport save() {
        return ModelExport.save(api.client(), VERSION, "harbour/boats", folder.resolve("out"));
    }

    @Test
    void savesTheFileAndItsCard() throws IOException {
        api.answer("GET " + VERSION + "file/", 200, "onnx bytes");
        ModelExport saved = save();
        assertThat(saved.file()).hasFileName("harbour_boats-v3.onnx").hasContent("onnx bytes");
        assertThat(Files.readString(saved.card())).isEqualTo("head: yolox\n");
    }

    @Test
    void callsAnArchiveWhatItIs() {
        api.answer("GET " + VERSION + "file/", 200, "PK\u0003\u0004");
        assertThat(save().file()).hasFileName("harbour_boats-v3.zip").exists();
    }

    @Test
    void callsADescriptionWhatItIs() {
        api.answer("GET " + VERSION + "file/", 200, "{\"autotag_provider\": 1}");
        assertThat(save().file()).hasFileName("harbour_boats-v3.json").exists();
    }

    @Test
    void overwritesNothing() {
        api.answer("GET " + VERSION + "file/", 200, "onnx bytes");
        save();
        assertThatThrownBy(this::save)
                .isInstanceOf(CliException.class)
                .hasMessageContaining("harbour_boats-v3.yaml is there already");
    }

    @Test
    void leavesNothingBehindWhereTheConnectionBreaks() throws IOException {
        api.breakOff("GET " + VERSION + "file/", "half of");
        assertThatThrownBy(this::save)
                .isInstanceOf(CliException.class)
                .hasMessageMatching(
                        "The connection to http.* broke before all of the file was there \\(.*\\): try again\\.");
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @Test
    void fetchesNothingThatItCouldNotKeep() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.createFile(folder.resolve("out/harbour_boats-v3.zip"));
        assertThatThrownBy(this::save).hasMessageContaining("harbour_boats-v3.zip is there already");
        assertThat(api.asked()).hasSize(1);
    }

    @Test
    void saysWhyThereIsNoFile() {
        api.answer("GET " + VERSION + "file/", 403, "{\"detail\": \"Your key may not do this.\"}");
        assertThatThrownBy(this::save).hasMessageContaining("Your key may not do this.");
    }
}
