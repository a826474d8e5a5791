package io.autotag.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Unpacks a zip archive into a folder. What the archive says of its sizes is not believed: bytes are counted as they come
 * out, and an archive that grows too much is given up. Used once.
 */
final class Unzipping {
    private static final int MOST_FILES = 100;

    /** Weights hardly shrink when they are packed; only what is made to be large grows like this. */
    private static final int MOST_GROWTH = 100;

    private static final long ALWAYS_ALLOWED = 4L << 20;

    private final Path folder;
    private final long mostBytes;
    private final byte[] buffer = new byte[1 << 16];
    private long bytes;
    private int files;

    private Unzipping(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** Throws {@link ModelException} for an archive that is broken, too large or has names that lead elsewhere. */
    static void unpack(Path zip, Path folder, long mostBytes) throws IOException {
        long allowed = Math.min(mostBytes, Math.max(ALWAYS_ALLOWED, Files.size(zip) * MOST_GROWTH));
        Unzipping unzipping = new Unzipping(folder, allowed);
        try (ZipInputStream content = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                Optional<BundleEntry> file = BundleEntry.of(entry.getName());
                if (file.isPresent()) {
                    unzipping.write(file.get(), content);
                } else {
                    unzipping.unpack(content, OutputStream.nullOutputStream());
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            throw new ModelException(
                    ModelError.FILE,
                    "The zip archive cannot be unpacked, or was cut off: pack the model and its files again, without a"
                            + " password.",
                    broken);
        }
    }

    private void write(BundleEntry file, InputStream content) throws IOException {
        if (++files > MOST_FILES) {
            throw new ModelException(
                    ModelError.FILE,
                    "The zip archive has more than " + MOST_FILES
                            + " files: pack the .onnx file with its weights, card and labels only.");
        }
        Path target = folder;
        for (String part : file.parts()) {
            target = target.resolve(part);
        }
        Files.createDirectories(target.getParent());
        if (Files.exists(target)) {
            throw new ModelException(
                    ModelError.FILE,
                    "The zip archive has two files called " + target.getFileName() + ": pack the model again.");
        }
        try (OutputStream out = Files.newOutputStream(target)) {
            unpack(content, out);
        }
    }

    /** What is left out has to be unpacked too, to get behind it. */
    private void unpack(InputStream content, OutputStream out) throws IOException {
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            bytes += read;
            if (bytes > mostBytes) {
                throw tooLarge();
            }
            out.write(buffer, 0, read);
        }
    }

    private ModelException tooLarge() {
        return new ModelException(
                ModelError.TOO_LARGE,
                "The zip archive unpacks to more than " + mostBytes
                        + " bytes. Pack a smaller model, or ask the operator to raise the limit; an archive that grows"
                        + " more than " + MOST_GROWTH + " times is never unpacked.");
    }
}
