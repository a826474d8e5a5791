package io.autotag.ops;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits, as long as it takes, for what a process cannot do without. The log says what it waits for. */
final class Patience {

    private static final Logger log = LoggerFactory.getLogger(Patience.class);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    /** While nothing changes the log says so this often. */
    private static final int TRIES_PER_LINE = 30;

    private Patience() {}

    /** @param tried what is waited for; while it is empty, {@code waitingFor} is said and it is tried again */
    static <T> T until(Supplier<Optional<T>> tried, String waitingFor) throws InterruptedException {
        Optional<T> found = tried.get();
        for (int tries = 0; found.isEmpty(); tries++) {
            if (tries % TRIES_PER_LINE == 0) {
                log.warn("Waiting for {}; trying again every {} s.", waitingFor, BETWEEN_TRIES.toSeconds());
            }
            Thread.sleep(BETWEEN_TRIES.toMillis());
            found = tried.get();
        }
        return found.get();
    }
}
