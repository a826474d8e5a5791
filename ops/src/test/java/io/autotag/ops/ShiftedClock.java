package io.autotag.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The clock of a site's processes, set forward by a library that is loaded before theirs; what counts time from a start stays. */
record ShiftedClock(Path library, Path file) {

    /** Where "ops/install-faketime" puts the library, and Debian. */
    static Optional<Path> find() {
        return Stream.of(
                        Site.tools().resolve("libfaketime.so.1"),
                        Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
                        Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"))
                .filter(Files::exists)
                .findFirst();
    }

    /** Right for the time being. The processes look at the file every second. */
    static ShiftedClock in(Path folder) throws IOException {
        ShiftedClock clock = new ShiftedClock(find().orElseThrow(), folder.resolve("clock"));
        clock.set(Duration.ZERO);
        return clock;
    }

    /** Without the last of them the library has Java's waiting threads go round in circles. */
    Map<String, String> variables() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    /** Lets it be so far ahead. */
    void set(Duration ahead) throws IOException {
        Path part = Files.writeString(file.resolveSibling("clock.part"), "+" + ahead.toSeconds() + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
