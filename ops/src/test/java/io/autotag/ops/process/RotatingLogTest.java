package io.autotag.ops.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RotatingLogTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("part.log");
    }

    @Test
    void appendsToWhatIsThere() throws IOException {
        write("one\n");
        write("two\n");
        assertThat(file).hasContent("one\ntwo");
    }

    @Test
    void isThereBeforeThereIsAnythingToWrite() throws IOException {
        write("");
        assertThat(file).isEmptyFile();
    }

    @Test
    void movesAFullFileAsideAndDropsTheOldest() throws IOException {
        for (String line : new String[] {"first\n", "second\n", "third\n", "fourth\n"}) {
            write(line);
        }
        assertThat(file).hasContent("fourth");
        assertThat(folder.resolve("part.log.1")).hasContent("third");
        assertThat(folder.resolve("part.log.2")).hasContent("second");
        assertThat(folder.resolve("part.log.3")).doesNotExist();
    }

    @Test
    void showsTheLastLines() throws IOException {
        new RotatingLog(file, 1_000, 2).copy(stream("a\nb\nc\n"));
        assertThat(RotatingLog.tail(file, 0, 2)).containsExactly("b", "c");
        assertThat(RotatingLog.tail(folder.resolve("none.log"), 0, 2)).isEmpty();
    }

    @Test
    void showsNoLinesOfEarlierStartsAndNoPlacesInTheCode() throws IOException {
        write("an error of yesterday\n");
        long from = RotatingLog.sizeOf(file);
        new RotatingLog(file, 1_000, 2)
                .copy(stream("The pool has 0 connections.\n\tat io.a.B.c(B.java:3)\n! ... 12 common frames omitted\n"));
        assertThat(RotatingLog.tail(file, from, 5)).containsExactly("The pool has 0 connections.");
        assertThat(RotatingLog.tail(file, 10_000, 5)).startsWith("an error of yesterday");
    }

    @Test
    void readsOnWhereNothingCanBeWrittenAndSaysLaterWhatIsMissing() throws Exception {
        Path away = folder.resolve("away").resolve("part.log");
        RotatingLog log = new RotatingLog(away, 1_000_000, 2, Duration.ofMillis(100));
        try (PipedInputStream in = new PipedInputStream()) {
            CompletableFuture<Void> copying;
            try (PipedOutputStream process = new PipedOutputStream(in)) {
                copying = CompletableFuture.runAsync(() -> copy(log, in));
                process.write(new byte[200_000]); // more than a pipe holds
                Files.createDirectory(away.getParent());
                Thread.sleep(200);
                process.write("back again\n".getBytes(StandardCharsets.UTF_8));
            }
            copying.get(1, TimeUnit.MINUTES);
        }
        assertThat(Files.readString(away)).matches("(?s)\\[\\d+ bytes could not be written here\\.]\n.*back again\n");
    }

    private static void copy(RotatingLog log, InputStream in) {
        try {
            log.copy(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(String text) throws IOException {
        new RotatingLog(file, 8, 2).copy(stream(text));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
