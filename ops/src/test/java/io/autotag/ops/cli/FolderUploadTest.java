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
            Files.writeString(folder.resolve(name), "x");
        }
        assertThat(FolderUpload.imagesIn(folder))
                .extracting(file -> FolderUpload.pathInDataset(folder.relativize(file)))
                .containsExactly("a.png", "b.JPG", "sea/c.webp");
    }

    @Test
    void leavesOutWhatTheServerWouldRefuseAndSaysWhy() throws IOException {
        Files.createFile(folder.resolve("empty.jpg"));
        for (String name : new String[] {"a\\b.jpg", "c\nd.jpg", "e.jpg"}) {
            Files.writeString(folder.resolve(name), "x");
        }
        FolderImages images = FolderImages.in(folder);
        assertThat(images.files()).containsExactly(folder.resolve("e.jpg"));
        assertThat(images.leftOut())
                .containsExactly(
                        "a\\b.jpg: its name has a backslash: rename it.",
                        "c\\u000ad.jpg: its name has control characters: rename it.",
                        "empty.jpg: it is empty.");
    }

    @Test
    void leavesOutAPathThatIsTooLong() throws IOException {
        Path deep = folder.resolve("a".repeat(240)).resolve("a".repeat(240)).resolve("a".repeat(240));
        Files.createDirectories(deep.resolve("a".repeat(240)));
        Files.writeString(deep.resolve("a".repeat(240)).resolve("a".repeat(120) + ".jpg"), "x");
        Files.writeString(deep.resolve("b.jpg"), "x");
        FolderImages images = FolderImages.in(folder);
        assertThat(images.files()).containsExactly(deep.resolve("b.jpg"));
        assertThat(images.leftOut()).singleElement().asString().endsWith("longer than 1,024 bytes: shorten it.");
    }

    @Test
    void makesASlugOfTheName() {
        assertThat(FolderUpload.slug("Harbour 2026 (spring)")).isEqualTo("harbour-2026-spring");
        assertThat(FolderUpload.slug("写真 1")).isEqualTo("1-26d6cb37");
        assertThat(FolderUpload.slug("港")).isEqualTo("6e2f");
        assertThat(FolderUpload.slug("Dataset")).isEqualTo("dataset-1");
        assertThat(FolderUpload.slug("a".repeat(99) + " b")).isEqualTo("a".repeat(99));
        assertThatThrownBy(() -> FolderUpload.slug("?!")).hasMessageContaining("give --slug");
    }
}
