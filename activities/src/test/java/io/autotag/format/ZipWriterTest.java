package io.autotag.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our zips in the eyes of the JDK's two readers, one of which begins at the end and one at the beginning. */
final class ZipWriterTest {

    @TempDir
    Path folder;

    @Test
    void isReadFromTheEndAndFromTheBeginning() throws IOException {
        byte[] noise = new byte[200_000];
        new java.util.Random(7).nextBytes(noise);
        byte[] zip = zip(writer -> {
            put(writer.text("größe/a.txt"), "hello".repeat(1_000).getBytes(StandardCharsets.UTF_8));
            put(writer.picture("b.jpg"), noise);
            put(writer.text("empty.txt"), new byte[0]);
        });
        Map<String, byte[]> entries = fromTheBeginning(zip);
        assertThat(entries).containsOnlyKeys("größe/a.txt", "b.jpg", "empty.txt");
        assertThat(entries.get("b.jpg")).isEqualTo(noise);
        assertThat(entries.get("größe/a.txt")).hasSize(5_000);
        try (ZipFile file = file(zip)) {
            for (ZipEntry entry : java.util.Collections.list(file.entries())) {
                assertThat(file.getInputStream(entry).readAllBytes()).isEqualTo(entries.get(entry.getName()));
            }
        }
        assertThat(zip.length).isLessThan(noise.length + 2_000);
    }

    @Test
    void holdsMoreEntriesThanAZipOnceCould() throws IOException {
        int count = 70_000;
        byte[] zip = zip(writer -> {
            for (int i = 0; i < count; i++) {
                put(writer.text("labels/" + i + ".txt"), new byte[0]);
            }
        });
        try (ZipFile file = file(zip)) {
            assertThat(file.size()).isEqualTo(count);
            assertThat(file.getEntry("labels/69999.txt")).isNotNull();
        }
    }

    @Test
    void theSameContentGivesTheSameBytes() throws IOException {
        Filling filling = writer -> put(writer.text("a"), new byte[] {1, 2, 3});
        assertThat(zip(filling)).isEqualTo(zip(filling));
    }

    @Test
    void anEmptyZipIsAZip() throws IOException {
        try (ZipFile file = file(zip(writer -> {}))) {
            assertThat(file.size()).isZero();
        }
    }

    @Test
    void saysLargeNumbersInTheirOwnPlace() {
        ZipRecords.Sizes sizes = new ZipRecords.Sizes(1, 5, 6L << 32);
        byte[] record = ZipRecords.directoryEntry("a", 7L << 32, sizes);
        assertThat(record).hasSize(46 + 1 + 4 + 16);
        java.nio.ByteBuffer extra = java.nio.ByteBuffer.wrap(record, 47, 20).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        assertThat(extra.getShort()).isEqualTo((short) 1);
        assertThat(extra.getShort()).isEqualTo((short) 16);
        assertThat(extra.getLong()).isEqualTo(6L << 32);
        assertThat(extra.getLong()).isEqualTo(7L << 32);
        assertThat(ZipRecords.descriptor(sizes)).hasSize(24);
        assertThat(ZipRecords.end(3, 7L << 32, 9)).hasSize(98);
    }

    private interface Filling {
        void fill(ZipWriter writer) throws IOException;
    }

    private static byte[] zip(Filling filling) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipWriter writer = ZipWriter.to(out)) {
            filling.fill(writer);
            writer.finish();
        }
        return out.toByteArray();
    }

    private static void put(OutputStream entry, byte[] bytes) throws IOException {
        try (entry) {
            entry.write(bytes);
        }
    }

    private ZipFile file(byte[] zip) throws IOException {
        return new ZipFile(Files.write(folder.resolve("a.zip"), zip).toFile());
    }

    private static Map<String, byte[]> fromTheBeginning(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }
}
