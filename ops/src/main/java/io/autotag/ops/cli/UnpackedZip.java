package io.autotag.ops.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files of a zip archive in a folder of their own, for as long as it is needed, or until this process ends. Nothing is
 * written outside the folder, and no entry grows without end; what is left out is told with the reason.
 */
final class UnpackedZip implements AutoCloseable {

    private static final int MOST_ENTRIES = 200_000;
    private static final long MOST_TOGETHER = 256L << 30;

    /** The disk is not ours alone. */
    private static final long LEFT_FREE = 64L << 20;

    private final Path folder;
    private final List<String> refused = new ArrayList<>();
    private final Thread atExit = new Thread(this::clear, "unpacked-zip-end");
    private final Object writing = new Object();
    private volatile boolean isOver;

    private UnpackedZip(Path folder) {
        this.folder = folder;
    }

    static UnpackedZip of(Path archive) {
        return of(archive, LEFT_FREE);
    }

    /** @param leftFree bytes of the disk that stay free */
    static UnpackedZip of(Path archive, long leftFree) {
        try {
            UnpackedZip unpacked = new UnpackedZip(Files.createTempDirectory("autotag-unpacked-"));
            boolean whole = false;
            Runtime.getRuntime().addShutdownHook(unpacked.atExit);
            try (ZipFile zip = new ZipFile(archive.toFile())) {
                unpacked.take(zip, leftFree);
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

    private void take(ZipFile zip, long leftFree) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw CliException.usage("An archive of more than " + MOST_ENTRIES + " entries is not unpacked.");
        }
        List<ZipEntry> taken = new ArrayList<>();
        EntryRules rules = new EntryRules(folder);
        zip.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> rules.objection(entry)
                .ifPresentOrElse(sentence -> refuse(entry, sentence), () -> taken.add(entry)));
        requireSpace(taken.stream().mapToLong(ZipEntry::getSize).sum(), leftFree);
        for (ZipEntry entry : taken) {
            synchronized (writing) {
                write(zip, entry).ifPresent(sentence -> refuse(entry, sentence));
            }
        }
    }

    private void refuse(ZipEntry entry, String sentence) {
        refused.add(entry.getName() + ": " + sentence);
    }

    private void requireSpace(long wanted, long leftFree) throws IOException {
        if (wanted > MOST_TOGETHER) {
            throw CliException.usage(
                    "The archive holds more than " + Texts.bytes(MOST_TOGETHER) + ": unpack it yourself.");
        }
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free - leftFree < wanted) {
            throw CliException.usage("Unpacked, the archive has " + Texts.bytes(wanted) + ", for which "
                    + folder.resolveSibling("").normalize() + " has no room (" + Texts.bytes(free)
                    + " are free): unpack it elsewhere, and upload the folder.");
        }
    }

    private Optional<String> write(ZipFile zip, ZipEntry entry) throws IOException {
        goOn();
        Path target = folder.resolve(entry.getName());
        if (Files.exists(target)) {
            return Optional.of("its name is there twice.");
        }
        for (Path above = target;
                above.startsWith(folder);
                above = above.resolve("..").normalize()) {
            if (Files.isRegularFile(above)) {
                return Optional.of("its folder is a file in the archive.");
            }
        }
        Files.createDirectories(target.resolve("..").normalize());
        return new UnpackedEntry(zip, entry, target).unpack(this::goOn);
    }

    private void goOn() {
        if (isOver) {
            throw CliException.refused("Interrupted.");
        }
    }

    /** What is written at this moment is broken off, so that nothing comes after. */
    private void clear() {
        isOver = true;
        synchronized (writing) {
            if (!Files.exists(folder)) {
                return;
            }
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // The process ends, and has nothing left to clear.
        }
    }
}
