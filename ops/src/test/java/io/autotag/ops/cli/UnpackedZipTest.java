package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnpackedZipTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void unpacksFilesWhereTheArchiveHasThemAndTidiesUp() throws IOException {
        Path kept;
        try (UnpackedZip unpacked = UnpackedZip.of(zip(Map.of("sea/a.jpg", "one", "b.jpg", "two")))) {
            kept = unpacked.folder();
            assertThat(kept.resolve("some/sea/a.jpg")).hasContent("one");
            assertThat(FolderUpload.imagesIn(kept)).hasSize(2);
            assertThat(unpacked.refused()).isEmpty();
        }
        assertThat(kept).doesNotExist();
    }

    @Test
    void onlyWhatWillBeSentIsUnpacked() throws IOException {
        Map<String, String> files = Map.of(
                "a.jpg", "x", ".b.jpg", "x", "sea/.thumbs/c.jpg", "x", "__MACOSX/._inner.zip", "x", "film.mp4", "x");
        try (UnpackedZip unpacked = UnpackedZip.of(zip(files));
                Stream<Path> all = Files.walk(unpacked.folder())) {
            assertThat(all.filter(Files::isRegularFile))
                    .containsExactly(unpacked.folder().resolve("some/a.jpg"));
            assertThat(unpacked.refused()).isEmpty();
        }
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
                    .containsExactly(unpacked.folder().resolve("some/good.jpg"));
            assertThat(unpacked.refused())
                    .containsExactlyInAnyOrder(
                            "../out.jpg: its name leads out of the archive.",
                            "/root.jpg: its name leads out of the archive.",
                            "a/./b.jpg: its name leads out of the archive.",
                            "a\\b.jpg: its name leads out of the archive.",
                            "inner.zip: an archive in an archive is not unpacked.",
                            "bomb.jpg: it grows beyond all measure when it is unpacked.");
            assertThat(unpacked.folder().resolve("out.jpg")).doesNotExist();
        }
    }

    @Test
    void nothingIsLeftOfAnEntryThatHasAnotherSumThanIsListed() throws IOException {
        Path archive = stored(Map.of("a.jpg", "one three five", "b.jpg", "whole"));
        String bytes = Files.readString(archive, StandardCharsets.ISO_8859_1);
        Files.writeString(archive, bytes.replace("three", "thrEE"), StandardCharsets.ISO_8859_1);
        try (UnpackedZip unpacked = UnpackedZip.of(archive)) {
            assertThat(FolderUpload.imagesIn(unpacked.folder()))
                    .containsExactly(unpacked.folder().resolve("stored/b.jpg"));
            assertThat(unpacked.refused()).containsExactly("a.jpg: the archive is damaged there.");
        }
    }

    @Test
    void nothingIsLeftOfAnEntryThatCannotBeUnpackedToItsEnd() throws IOException {
        String content = new Random(7)
                .ints(200_000, 'a', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        Path archive = zip(Map.of("a.jpg", content));
        byte[] bytes = Files.readAllBytes(archive);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 2_000, (byte) 0xff);
        Files.write(archive, bytes);
        try (UnpackedZip unpacked = UnpackedZip.of(archive)) {
            assertThat(FolderUpload.imagesIn(unpacked.folder())).isEmpty();
            assertThat(unpacked.refused()).singleElement().asString().startsWith("a.jpg: ");
        }
    }

    @Test
    void aDiskThatDoesNotTakeAFileEndsTheUnpacking() throws IOException {
        Path archive = zip(Map.of("a.jpg", "x"));
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            UnpackedEntry entry = new UnpackedEntry(zip, zip.getEntry("a.jpg"), folder.resolve("nowhere/a.jpg"));
            assertThatThrownBy(() -> entry.unpack(() -> {})).isInstanceOf(IOException.class);
        }
    }

    @Test
    void namesThatCannotBeFilesAreLeftOut() throws IOException {
        Map<String, String> files = new TreeMap<>(Map.of(
                "a.jpg",
                "x",
                "a.jpg/b.jpg",
                "x",
                "c/" + "n".repeat(256) + ".jpg",
                "x",
                "d/".repeat(600) + "d.jpg",
                "x"));
        try (UnpackedZip unpacked = UnpackedZip.of(zip(files))) {
            assertThat(FolderUpload.imagesIn(unpacked.folder())).hasSize(1);
            assertThat(unpacked.refused())
                    .hasSize(3)
                    .contains("a.jpg/b.jpg: its folder is a file in the archive.")
                    .anyMatch(sentence -> sentence.startsWith("c/nnn") && sentence.endsWith("its name is too long."));
        }
    }

    @Test
    void whatTheDiskHasNoRoomForIsNotBegun() throws IOException {
        Path archive = zip(Map.of("a.jpg", "x"));
        assertThatThrownBy(() -> UnpackedZip.of(archive, Long.MAX_VALUE))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("no room");
    }

    /** As on Ctrl-C: it is the same that runs then. */
    @Test
    void nothingIsLeftWhenTheProcessEnds() throws IOException, InterruptedException {
        Path archive = zip(Map.of("sea/a.jpg", "x"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Unpacking.class.getName(),
                        archive.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(3);
        assertThat(said).contains("unpacked 1");
        assertThat(temporary).isEmptyDirectory();
    }

    /** A process that ends in the midst of it. */
    static final class Unpacking {

        private Unpacking() {}

        @SuppressWarnings("MustBeClosedChecker") // that it is not closed is the point
        public static void main(String[] archive) {
            UnpackedZip unpacked = UnpackedZip.of(Path.of(archive[0]));
            System.out.println(
                    "unpacked " + FolderUpload.imagesIn(unpacked.folder()).size());
            System.exit(3);
        }
    }

    private Path stored(Map<String, String> files) throws IOException {
        Path archive = folder.resolve("stored.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                CRC32 sum = new CRC32();
                sum.update(content);
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(sum.getValue());
                out.putNextEntry(entry);
                out.write(content);
            }
        }
        return archive;
    }

    /** The same table is in zip.test.ts: an archive has the same keys from wherever it is sent. */
    @ParameterizedTest
    @CsvSource({
        "a.jpg sea/b.jpg,                 some/a.jpg some/sea/b.jpg",
        "some/a.jpg some/sea/b.jpg,       some/a.jpg some/sea/b.jpg",
        "some/a.jpg __MACOSX/some/._a.jpg, some/a.jpg",
        "some/a.jpg b.jpg,                some/b.jpg some/some/a.jpg",
        "other/a.jpg,                     some/other/a.jpg"
    })
    void filesLieInAFolderOfTheArchivesName(String entries, String keys) throws IOException {
        Map<String, String> files = new TreeMap<>();
        List.of(entries.split(" ", -1)).forEach(name -> files.put(name, "x"));
        try (UnpackedZip unpacked = UnpackedZip.of(zip(files))) {
            assertThat(FolderUpload.imagesIn(unpacked.folder()))
                    .extracting(
                            file -> FolderUpload.pathInDataset(unpacked.folder().relativize(file)))
                    .containsExactly(keys.split(" ", -1));
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
