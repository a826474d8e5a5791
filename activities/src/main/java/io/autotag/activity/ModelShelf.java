package io.autotag.activity;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which model files stay on the local disk: the least recently used go when all of them are more than there is room for.
 * What was used in the last hour stays whatever it takes, because somebody may be opening it; once a model is open its
 * file may go. What was found out about calling a model is no model: it stays as long as the model does. Several processes
 * may share the folder.
 */
final class ModelShelf {

    private static final Logger log = LoggerFactory.getLogger(ModelShelf.class);
    private static final Duration IN_USE = Duration.ofHours(1);
    private static final int DEEPEST = 6;

    private final Path folder;
    private final long keptBytes;

    /** @param keptBytes of all model files */
    ModelShelf(Path folder, long keptBytes) {
        this.folder = folder;
        this.keptBytes = keptBytes;
    }

    /** A file that was used at a time. */
    private record Kept(Path file, long bytes, Instant used) {}

    /** Notes that the file is used now. */
    static void use(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    /** Makes room. */
    void trim() throws IOException {
        Instant inUse = Instant.now().minus(IN_USE);
        List<Kept> kept = kept();
        long bytes = kept.stream().mapToLong(Kept::bytes).sum();
        for (Kept oldest : kept) {
            if (bytes <= keptBytes || !oldest.used().isBefore(inUse)) {
                return;
            }
            remove(oldest);
            bytes -= oldest.bytes();
        }
    }

    /** The model first: without it notes are of no harm, but it without them would be measured again. */
    private static void remove(Kept oldest) throws IOException {
        Files.deleteIfExists(oldest.file());
        if (ModelFiles.isModel(oldest.file())) {
            for (Path beside : entries(oldest.file().resolveSibling(""))) {
                if (TuningMemory.isNote(beside)) {
                    Files.deleteIfExists(beside);
                }
            }
        }
        log.info("Removed {}, last used at {}: models are kept up to a limit", oldest.file(), oldest.used());
    }

    /** Least recently used first. */
    private List<Kept> kept() throws IOException {
        List<Kept> kept = new ArrayList<>();
        collect(folder, DEEPEST, kept);
        kept.sort(Comparator.comparing(Kept::used));
        return kept;
    }

    /** Below the folder of a model lies what was unpacked when a process went down. */
    private static void collect(Path place, int deepest, List<Kept> kept) throws IOException {
        for (Path entry : entries(place)) {
            if (deepest > 0 && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                collect(entry, deepest - 1, kept);
            } else if (!TuningMemory.isNote(entry) && !UnderWork.isNote(entry)) {
                add(kept, entry);
            }
        }
    }

    /** None where the folder went meanwhile: others take models away at the same time. */
    private static List<Path> entries(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            List<Path> all = new ArrayList<>();
            entries.forEach(all::add);
            return all;
        } catch (NoSuchFileException gone) {
            log.debug("{} went meanwhile", folder);
            return List.of();
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
    }

    private static void add(List<Kept> kept, Path file) throws IOException {
        try {
            BasicFileAttributes facts =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (facts.isRegularFile()) {
                kept.add(new Kept(file, facts.size(), facts.lastModifiedTime().toInstant()));
            }
        } catch (NoSuchFileException gone) {
            log.debug("{} went meanwhile", file);
        }
    }
}
