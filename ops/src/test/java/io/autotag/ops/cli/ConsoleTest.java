package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.ops.cli.Console.Abilities;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH;

    private Console console(Map<String, String> env, boolean terminal) {
        InstantSource clock = () -> now;
        PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
        return new Console(out, Abilities.of(env, terminal, 80), clock);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private static Progress done(int done) {
        return new Progress("tagging", done, 100, 0, Optional.empty(), Optional.empty());
    }

    @Test
    void coloursOnlyOnATerminalThatWantsThem() {
        assertThat(console(Map.of(), true).styled("x", Console.Style.BAD)).isEqualTo("\u001b[31mx\u001b[0m");
        assertThat(console(Map.of(), false).styled("x", Console.Style.BAD)).isEqualTo("x");
        assertThat(console(Map.of("NO_COLOR", "1"), true).styled("x", Console.Style.BAD))
                .isEqualTo("x");
        assertThat(console(Map.of("TERM", "dumb"), true).styled("x", Console.Style.BAD))
                .isEqualTo("x");
    }

    @Test
    void writesAsciiWhereTheLocaleKnowsNothingElse() {
        assertThat(console(Map.of("LANG", "C"), false).tick()).isEqualTo("+");
        assertThat(console(Map.of("LANG", "en_GB.UTF-8"), false).tick()).isEqualTo("✓");
        assertThat(console(Map.of("LC_ALL", "POSIX", "LANG", "C.utf8"), false).tick())
                .isEqualTo("+");
    }

    @Test
    void logsProgressEveryFewSecondsAndAtTheEnd() {
        Console console = console(Map.of(), false);
        console.progress(done(1));
        now = now.plusSeconds(1);
        console.progress(done(20));
        now = now.plusSeconds(5);
        console.progress(done(60));
        console.progress(done(100));
        assertThat(text().lines())
                .containsExactly("  tagging  1/100  1 %", "  tagging  60/100  60 %", "  tagging  100/100  100 %");
    }

    @Test
    void redrawsTheBarInPlaceOnATerminal() {
        Console console = console(Map.of("NO_COLOR", "1"), true);
        console.progress(done(50));
        console.progress(done(51));
        console.progressDone();
        assertThat(text())
                .startsWith("\r\u001b[2K  tagging ###")
                .contains("51/100")
                .endsWith("51 %" + System.lineSeparator());
    }
}
