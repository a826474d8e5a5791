package io.autotag.ops.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The texts of a folder in a zip of their own, for as long as it is needed. Links are not followed; pictures stay out. */
final class PackedFolder implements AutoCloseable {

    private static final List<String> ENDINGS = List.of(".txt", ".xml", ".yaml", ".yml", ".names");

    private final Path file;

    private PackedFolder(Path file) {
        this.file = file;
    }

    static PackedFolder of(Path folder) throws IOException {
        PackedFolder packed = new PackedFolder(Files.createTempFile("autotag-packed-", ".zip"));
        boolean whole = false;
        try {
            packed.pack(folder);
            whole = true;
        } finally {
            if (!whole) {
                packed.close();
            }
        }
        return packed;
    }

    private void pack(Path folder) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> all = Files.walk(folder)) {
            for (Path text : (Iterable<Path>) all.filter(PackedFolder::isText).sorted()::iterator) {
                zip.putNextEntry(new ZipEntry(folder.relativize(text).toString().replace('\\', '/')));
                Files.copy(text, zip);
                zip.closeEntry();
            }
        }
    }

    private static boolean isText(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path) && ENDINGS.stream().anyMatch(name::endsWith);
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
