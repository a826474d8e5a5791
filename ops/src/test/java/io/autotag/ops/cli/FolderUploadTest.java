package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderUploadTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void takesImagesOfSubfoldersAndLeavesTheRest() throws IOException {
        Files.createDirectories(folder.resolve("sea/.thumbs"));
        for (String name :
                new String[] {"b.JPG", "a.png", "..c.png", "notes.txt", ".hidden.jpg", "sea/c.webp", "sea/.thumbs/d.jpg"
                }) {
            Files.createFile(folder.resolve(name));
        }
        assertThat(FolderUpload.imagesIn(folder))
                .extracting(file -> FolderUpload.pathInDataset(folder.relativize(file)))
                .containsExactly("a.png", "b.JPG", "sea/c.webp");
    }

    @Test
    void makesASlugOfTheName() {
        assertThat(FolderUpload.slug("Harbour 2026 (spring)")).isEqualTo("harbour-2026-spring");
        assertThatThrownBy(() -> FolderUpload.slug("港")).hasMessageContaining("give --slug");
    }
}
