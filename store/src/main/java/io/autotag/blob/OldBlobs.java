package io.autotag.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The age of the files of a blob store: their time is when somebody last put them. */
final class OldBlobs {

    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");

    private OldBlobs() {}

    /** Whether the file is there, and then as if put now. */
    static boolean renew(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return true;
        } catch (NoSuchFileException none) {
            return false;
        }
    }

    /** The names of the files last put before the time; one folder after the other is listed. */
    static Stream<String> in(Path root, Instant time) {
        return files(root)
                .filter(folder ->
                        FOLDER.matcher(folder.getFileName().toString()).matches())
                .flatMap(OldBlobs::files)
                .filter(file -> wasPutBefore(file, time))
                .map(file -> file.getFileName().toString());
    }

    /**
     * Takes the file aside and looks at its time there: a put that looks afterwards writes it anew, one that looked before
     * has renewed it.
     */
    static void remove(Path file, Path aside, Instant time) throws IOException {
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            return;
        }
        if (wasPutBefore(aside, time)) {
            Files.deleteIfExists(aside);
        } else {
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Removes the folder's files that were last written before the time. */
    static void clear(Path folder, Instant time) throws IOException {
        for (Path file : files(folder).toList()) {
            if (wasPutBefore(file, time)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (NoSuchFileException none) {
            return Stream.empty();
        } catch (IOException failure) {
            throw unreadable(folder, failure);
        }
    }

    private static boolean wasPutBefore(Path file, Instant time) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(time);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    private static BlobException unreadable(Path file, IOException failure) {
        return new BlobException(BlobError.UNAVAILABLE, "Unable to look at " + file + ".", failure);
    }
}
