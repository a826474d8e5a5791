package io.autotag.ops.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Text files that an option names. What cannot be read is a {@link CliException}. */
final class TextFile {

    private TextFile() {}

    /** Without blanks around them, and without those that are blank. */
    static List<String> lines(Path file) {
        try {
            return Files.readString(file)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw CliException.usage("Cannot read " + file + ".");
        }
    }

    /** As of a secret; empty when there is none. */
    static String firstLine(Path file) {
        return lines(file).stream().findFirst().orElse("");
    }
}
