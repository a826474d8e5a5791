package io.autotag.ops.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        assertThat(RotatingLog.tail(file, 2)).containsExactly("b", "c");
        assertThat(RotatingLog.tail(folder.resolve("none.log"), 2)).isEmpty();
    }

    private void write(String text) throws IOException {
        new RotatingLog(file, 8, 2).copy(stream(text));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
