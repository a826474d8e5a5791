package io.autotag.ops.cli;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks at something again and again until it is over, and may draw its progress bar meanwhile. */
final class Watching {

    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    private Watching() {}

    /**
     * Answers it as it is then.
     *
     * @param what goes on when somebody interrupts this
     */
    static <V> V until(
            Predicate<V> over, Supplier<V> look, Function<V, Progress> progress, Console console, String what) {
        Supplier<V> drawn = () -> {
            V now = look.get();
            console.progress(progress.apply(now));
            return now;
        };
        try {
            return until(over, drawn, what);
        } finally {
            console.progressDone();
        }
    }

    /** The same for what nobody knows the length of: there is no bar. */
    static <V> V until(Predicate<V> over, Supplier<V> look, String what) {
        try {
            V now = look.get();
            while (!over.test(now)) {
                Thread.sleep(LOOK_EVERY.toMillis());
                now = look.get();
            }
            return now;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CliException.refused("Interrupted; " + what + " goes on.");
        }
    }
}
