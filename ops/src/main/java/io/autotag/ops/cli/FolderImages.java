package io.autotag.ops.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The image files below a folder, in order of their names; hidden files and folders stay out. The server takes an upload file
 * by file, so one that it would refuse is left out here, and does not keep the others from being sent.
 *
 * @param files those that can be sent
 * @param leftOut a sentence for each of the others
 */
record FolderImages(List<Path> files, List<String> leftOut) {

    /** In UTF-8, as the server counts. */
    private static final int LONGEST_PATH = 1024;

    FolderImages {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }

    static FolderImages in(Path folder) {
        List<Path> files = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Path file : all(folder)) {
            String path = FolderUpload.pathInDataset(folder.relativize(file));
            objection(file, path)
                    .ifPresentOrElse(
                            sentence -> leftOut.add(Texts.escaped(path) + ": " + sentence), () -> files.add(file));
        }
        return new FolderImages(files, leftOut);
    }

    private static List<Path> all(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Pictures.isSent(FolderUpload.pathInDataset(folder.relativize(file))))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new CliException(CliException.Code.USAGE, "Cannot read the folder " + folder + ".", e);
        }
    }

    private static Optional<String> objection(Path file, String path) {
        if (path.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("its name has control characters: rename it.");
        }
        if (path.contains("\\")) {
            return Optional.of("its name has a backslash: rename it.");
        }
        if (path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            return Optional.of("its path is longer than 1,024 bytes: shorten it.");
        }
        // What Java cannot spell in the characters of the locale, it lists but does not find again by its name.
        if (!file.toFile().exists()) {
            return Optional.of("its name has bytes that are no text here: rename it.");
        }
        return file.toFile().length() == 0 ? Optional.of("it is empty.") : Optional.empty();
    }
}
