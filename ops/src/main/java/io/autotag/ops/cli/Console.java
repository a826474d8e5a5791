package io.autotag.ops.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is printed, and how: colours and moving bars only on a terminal, plain lines in a log, ASCII where the locale
 * knows nothing else. Thread-safe.
 */
public final class Console {

    /** The few colours there are. */
    public enum Style {
        BOLD("1"),
        DIM("2"),
        GOOD("32"),
        BAD("31"),
        WARN("33");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    /** A log and a pipe take what a terminal would have to cut. */
    private static final int LOG_WIDTH = 200;

    private static final Duration LOG_EVERY = Duration.ofSeconds(5);

    private final PrintStream out;
    private final boolean moving;
    private final boolean coloured;
    private final boolean unicode;
    private final int width;
    private final InstantSource clock;
    private Instant lastLogged = Instant.MIN;
    private int lastPercent = -1;
    private boolean barShown;

    Console(PrintStream out, Abilities abilities, InstantSource clock) {
        this.out = out;
        this.moving = abilities.terminal();
        this.coloured = abilities.colours();
        this.unicode = abilities.unicode();
        this.width = Math.max(40, Math.min(abilities.width(), LOG_WIDTH));
        this.clock = clock;
    }

    /** What the other end of the stream can show. */
    record Abilities(boolean terminal, boolean colours, boolean unicode, int width) {

        /** Follows NO_COLOR, TERM, COLUMNS and the locale of the environment. */
        static Abilities of(Map<String, String> env, boolean terminal, int width) {
            boolean colours = terminal && env.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(env.get("TERM"));
            boolean unicode = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                    .map(name -> env.getOrDefault(name, ""))
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .map(value -> value.replace("-", "").regionMatches(true, value.indexOf('.') + 1, "utf8", 0, 4))
                    .orElse(false);
            return new Abilities(terminal, colours, unicode, width);
        }
    }

    /** The console of this process, on its standard output. */
    public static Console standard() {
        return on(System.out, TerminalSize.isTerminal());
    }

    /** Says nothing. */
    public static Console silent() {
        return on(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false);
    }

    /** On standard error, for what must not mix with results; never with moving bars. */
    public static Console error() {
        return on(System.err, false);
    }

    private static Console on(PrintStream stream, boolean terminal) {
        Abilities abilities = Abilities.of(System.getenv(), terminal, terminal ? TerminalSize.columns() : LOG_WIDTH);
        return new Console(new PrintStream(stream, true, StandardCharsets.UTF_8), abilities, InstantSource.system());
    }

    public int width() {
        return width;
    }

    public boolean isTerminal() {
        return moving;
    }

    public String styled(String text, Style style) {
        return coloured ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
    }

    /** A mark for something done, in this console's character set. */
    public String tick() {
        return styled(unicode ? "✓" : "+", Style.GOOD);
    }

    public String cross() {
        return styled(unicode ? "✗" : "x", Style.BAD);
    }

    public String ellipsis() {
        return unicode ? "…" : "..";
    }

    /** A bar of this length, for counts. */
    public String bar(int length) {
        return (unicode ? "█" : "#").repeat(Math.max(0, length));
    }

    public synchronized void line(String text) {
        clear();
        out.println(text.stripTrailing());
    }

    public void blank() {
        line("");
    }

    public void heading(String text) {
        blank();
        line(styled(text, Style.BOLD));
    }

    public void table(Table table) {
        table(table, "");
    }

    public void table(Table table, String indent) {
        List<String> lines = table.lines(width - indent.length(), ellipsis());
        line(indent + styled(lines.get(0), Style.DIM));
        lines.stream().skip(1).forEach(text -> line(indent + text));
    }

    /** Shows what is being done until the next output; nothing in a log. */
    public synchronized void busy(String text) {
        if (moving) {
            out.print("\r\u001b[2K" + Texts.cut(text, width - 1, ""));
            out.flush();
            barShown = true;
        }
    }

    /** Redraws the bar on a terminal; in a log writes a line every few seconds and at the end. */
    public synchronized void progress(Progress progress) {
        if (moving) {
            String bar = unicode ? progress.bar(width - 1, "━", "─") : progress.bar(width - 1, "#", "-");
            out.print("\r\u001b[2K" + bar);
            out.flush();
            barShown = true;
        } else if (isDue(progress)) {
            out.println("  " + progress.name() + "  " + progress.figures());
            lastLogged = clock.instant();
            lastPercent = progress.percent();
        }
    }

    /** Ends a progress bar; its last state stays readable. */
    public synchronized void progressDone() {
        if (barShown) {
            out.println();
            barShown = false;
        }
        lastLogged = Instant.MIN;
        lastPercent = -1;
    }

    private boolean isDue(Progress progress) {
        if (progress.percent() == lastPercent) {
            return false;
        }
        if (progress.finished() || lastLogged.equals(Instant.MIN)) {
            return true;
        }
        return Duration.between(lastLogged, clock.instant()).compareTo(LOG_EVERY) >= 0;
    }

    private void clear() {
        if (barShown) {
            out.print("\r\u001b[2K");
            barShown = false;
        }
    }
}
