package io.autotag.ops;

import io.autotag.ops.cli.CliException;
import java.time.Duration;
import java.util.function.Supplier;

/** Asks again what met no answer, as clients do that must not lose anything. */
final class Answered {

    /** How long the API may be away. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final long PAUSE_MS = 50;

    private Answered() {}

    /** @param again is called before each further attempt */
    static <T> T by(Supplier<T> request, Runnable again) {
        long due = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return request.get();
            } catch (CliException e) {
                if (e.code() != CliException.Code.UNREACHABLE || System.nanoTime() > due) {
                    throw e;
                }
                again.run();
                pause(Duration.ofMillis(PAUSE_MS));
            }
        }
    }

    static <T> T by(Supplier<T> request) {
        return by(request, () -> {});
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
