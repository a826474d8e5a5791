package io.autotag.ops;

import io.autotag.ops.process.StartException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What a supervisor leaves in the home folder while everything it started is ready.
 *
 * @param temporal which Temporal runs, in a few words
 */
record Running(URI url, String temporal) {

    static Optional<Running> read(Home home) {
        try {
            List<String> lines = Files.readAllLines(file(home));
            return lines.size() == 2
                    ? Optional.of(new Running(URI.create(lines.get(0)), lines.get(1)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(Home home) {
        Path part = home.run().resolve("ready.part");
        try {
            Files.write(part, List.of(url.toString(), temporal));
            Files.move(part, file(home), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartException("Cannot write " + part + ": " + e.getMessage() + ".", e);
        }
    }

    static void forget(Home home) {
        try {
            Files.deleteIfExists(file(home));
        } catch (IOException e) {
            throw new StartException("Cannot remove " + file(home) + ": " + e.getMessage() + ".", e);
        }
    }

    private static Path file(Home home) {
        return home.run().resolve("ready");
    }
}
