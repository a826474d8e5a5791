package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnpackedZipTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void unpacksFilesWhereTheArchiveHasThemAndTidiesUp() throws IOException {
        Path kept;
        try (UnpackedZip unpacked = UnpackedZip.of(zip(Map.of("sea/a.jpg", "one", "b.jpg", "two")))) {
            kept = unpacked.folder();
            assertThat(kept.resolve("sea/a.jpg")).hasContent("one");
            assertThat(FolderUpload.imagesIn(kept)).hasSize(2);
            assertThat(unpacked.refused()).isEmpty();
        }
        assertThat(kept).doesNotExist();
    }

    @Test
    void whatIsHostileIsLeftOutWithTheReason() throws IOException {
        Map<String, String> files = new TreeMap<>(Map.of(
                "../out.jpg", "x",
                "/root.jpg", "x",
                "a/./b.jpg", "x",
                "a\\b.jpg", "x",
                "inner.zip", "x",
                "bomb.jpg", "0".repeat(3 << 20),
                "good.jpg", "x"));
        try (UnpackedZip unpacked = UnpackedZip.of(zip(files))) {
            assertThat(FolderUpload.imagesIn(unpacked.folder()))
                    .containsExactly(unpacked.folder().resolve("good.jpg"));
            assertThat(unpacked.refused())
                    .containsExactlyInAnyOrder(
                            "../out.jpg: its name leads out of the archive.",
                            "/root.jpg: its name leads out of the archive.",
                            "a/./b.jpg: its name leads out of the archive.",
                            "a\\b.jpg: its name leads out of the archive.",
                            "inner.zip: an archive in an archive is not unpacked.",
                            "bomb.jpg: it grows beyond all measure when it is unpacked.");
            assertThat(unpacked.folder().resolveSibling("out.jpg")).doesNotExist();
        }
    }

    @Test
    void whatIsNoArchiveIsSaidSo() throws IOException {
        Path file = Files.writeString(folder.resolve("no.zip"), "no archive");
        assertThatThrownBy(() -> UnpackedZip.of(file))
                .isInstanceOf(CliException.class)
                .hasMessageStartingWith("Cannot unpack " + file);
    }

    private Path zip(Map<String, String> files) throws IOException {
        Path archive = folder.resolve("some.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return archive;
    }
}
