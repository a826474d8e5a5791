package io.autotag.ops.cli;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks at something again and again until it is over, and draws its progress bar meanwhile. */
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
        try {
            while (true) {
                V now = look.get();
                console.progress(progress.apply(now));
                if (over.test(now)) {
                    return now;
                }
                Thread.sleep(LOOK_EVERY.toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CliException.refused("Interrupted; " + what + " goes on.");
        } finally {
            console.progressDone();
        }
    }
}
