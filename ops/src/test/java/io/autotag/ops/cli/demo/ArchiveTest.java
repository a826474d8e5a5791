package io.autotag.ops.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.ops.cli.CliException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    @TempDir
    private Path folder = Path.of("");

    private Path tgz(String... paths) throws IOException {
        Path file = folder.resolve("package.tgz");
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            for (String path : paths) {
                byte[] content = path.getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(path, true);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return file;
    }

    private Path photos() throws IOException {
        return Files.createDirectories(folder.resolve("out/photos"));
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void takesOnlyTheWantedFilesUnderItsOwnNames() throws IOException {
        Archive.extract(tgz("package/a.jpg", "package/b.jpg"), Map.of("package/b.jpg", "boat.jpg"), photos());
        assertThat(everything()).containsExactly("out/photos/boat.jpg", "package.tgz");
    }

    @Test
    void letsNoPathInsideTheArchiveLeaveTheFolder() throws IOException {
        Path archive = tgz("../../evil.jpg", "/tmp/evil.jpg", "package/a.jpg");
        Archive.extract(archive, Map.of("package/a.jpg", "a.jpg"), photos());
        assertThat(everything()).containsExactly("out/photos/a.jpg", "package.tgz");
    }

    @Test
    void refusesATargetNameThatIsAPath() throws IOException {
        Path archive = tgz("package/a.jpg");
        Path photos = photos();
        assertThatThrownBy(() -> Archive.extract(archive, Map.of("package/a.jpg", "../a.jpg"), photos))
                .hasMessage("not a plain file name: ../a.jpg");
    }

    @Test
    void followsNoLinkOfTheArchive() throws IOException {
        Path file = folder.resolve("links.tgz");
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            TarArchiveEntry link = new TarArchiveEntry("package/a.jpg", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        Path photos = photos();
        assertThatThrownBy(() -> Archive.extract(file, Map.of("package/a.jpg", "a.jpg"), photos))
                .isInstanceOf(CliException.class)
                .hasMessage("links.tgz does not hold package/a.jpg.");
        assertThat(everything()).containsExactly("links.tgz");
    }

    @Test
    void readsJarsToo() throws IOException {
        Path jar = folder.resolve("photos.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("data/bird.png"));
            zip.write(7);
            zip.closeEntry();
        }
        Archive.extract(jar, Map.of("data/bird.png", "parrot.png"), photos());
        assertThat(photos().resolve("parrot.png")).hasBinaryContent(new byte[] {7});
    }

    @Test
    void refusesAPackageOfAnotherContent() throws IOException {
        Path file = Files.writeString(folder.resolve("package.tgz"), "tampered");
        assertThatThrownBy(() -> Archive.requireSha256(file, "0".repeat(64)))
                .isInstanceOf(CliException.class)
                .hasMessageStartingWith("package.tgz is not the published package: its SHA-256 is ");
    }
}
