package io.autotag.ops.cli.demo;

import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.Console.Style;
import io.autotag.ops.cli.Texts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/** Tells what the demonstration is doing and how long each stage took: one line a stage. */
final class Stages {

    private static final int NAME = 9;
    private static final int TIME = 10;

    /** What a stage does. */
    interface Work<T> {
        T get() throws IOException;
    }

    private final Console console;
    private final InstantSource clock;

    Stages(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    /** Does the work and prints its line; the detail is made of the result. */
    <T> T run(String name, Work<T> work, Function<T, String> detail) throws IOException {
        console.busy("  " + pad(name, NAME) + console.ellipsis());
        Instant start = clock.instant();
        T result = work.get();
        done(name, detail.apply(result), Duration.between(start, clock.instant()));
        return result;
    }

    /** The line of a stage that ran elsewhere. */
    void done(String name, String detail, Duration took) {
        int room = Math.min(console.width(), 80) - NAME - TIME - 3;
        String time = console.styled(
                " ".repeat(Math.max(0, TIME - Texts.duration(took).length())) + Texts.duration(took), Style.DIM);
        console.line(console.tick() + " " + pad(name, NAME) + pad(detail, room) + " " + time);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
