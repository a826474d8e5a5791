package io.autotag.ops.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files of a zip archive in a folder of their own, for as long as it is needed. Nothing is written outside the folder,
 * and no entry grows without end; what is left out is told with the reason.
 */
final class UnpackedZip implements AutoCloseable {

    private static final int MOST_ENTRIES = 200_000;
    private static final long MOST_BYTES = 1L << 30;
    private static final long MOST_TOGETHER = 256L << 30;
    private static final int MOST_TIMES = 200;

    /** Small files shrink as they like. */
    private static final long HARMLESS = 1 << 20;

    private final Path folder;
    private final List<String> refused = new ArrayList<>();
    private long together;

    private UnpackedZip(Path folder) {
        this.folder = folder;
    }

    static UnpackedZip of(Path archive) {
        try {
            UnpackedZip unpacked = new UnpackedZip(Files.createTempDirectory("autotag-unpacked-"));
            boolean whole = false;
            try (ZipFile zip = new ZipFile(archive.toFile())) {
                unpacked.take(zip);
                whole = true;
                return unpacked;
            } finally {
                if (!whole) {
                    unpacked.close();
                }
            }
        } catch (IOException e) {
            throw new CliException(
                    CliException.Code.USAGE, "Cannot unpack " + archive + ": " + e.getMessage() + ".", e);
        }
    }

    Path folder() {
        return folder;
    }

    /** A sentence for each entry that was left out. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    private void take(ZipFile zip) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw CliException.usage("An archive of more than " + MOST_ENTRIES + " entries is not unpacked.");
        }
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (!entry.isDirectory()) {
                Optional<String> objection = objection(entry).or(() -> write(zip, entry));
                objection.ifPresent(sentence -> refused.add(entry.getName() + ": " + sentence));
            }
        }
    }

    private Optional<String> objection(ZipEntry entry) {
        String name = entry.getName();
        if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            return Optional.of("an archive in an archive is not unpacked.");
        }
        if (name.contains("\\") || !isInside(name)) {
            return Optional.of("its name leads out of the archive.");
        }
        if (entry.getSize() > MOST_BYTES) {
            return Optional.of("it is larger than " + Texts.bytes(MOST_BYTES) + ".");
        }
        return Optional.empty();
    }

    private boolean isInside(String name) {
        try {
            Path target = folder.resolve(name);
            return target.equals(target.normalize()) && target.startsWith(folder) && !target.equals(folder);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private Optional<String> write(ZipFile zip, ZipEntry entry) {
        Path target = folder.resolve(entry.getName());
        long most = Math.min(MOST_BYTES, Math.max(HARMLESS, entry.getCompressedSize() * MOST_TIMES));
        try (InputStream in = zip.getInputStream(entry)) {
            Files.createDirectories(target.resolve("..").normalize());
            if (Files.exists(target)) {
                return Optional.of("its name is there twice.");
            }
            if (copy(in, target, most)) {
                return Optional.empty();
            }
            Files.delete(target);
            return Optional.of("it grows beyond all measure when it is unpacked.");
        } catch (IOException e) {
            return Optional.of("it cannot be unpacked: " + e.getMessage() + ".");
        }
    }

    /** False when there would be more. */
    private boolean copy(InputStream in, Path target, long most) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long written = 0;
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                written += read;
                together += read;
                if (together > MOST_TOGETHER) {
                    throw CliException.usage(
                            "The archive holds more than " + Texts.bytes(MOST_TOGETHER) + ": unpack it yourself.");
                }
                if (written > most) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
        }
        return true;
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
