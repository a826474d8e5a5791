package io.autotag.api.webhook;

import java.time.Duration;

/**
 * How long to wait after an attempt that failed: three times as long each time, up to four hours. Pure.
 *
 * @param first after the first attempt
 */
public record RetryDelays(Duration first) {

    private static final Duration LONGEST = Duration.ofHours(4);
    private static final int FACTOR = 3;

    /** @param attempt from 1 */
    Duration after(int attempt) {
        Duration delay = first;
        for (int i = 1; i < attempt && delay.compareTo(LONGEST) < 0; i++) {
            delay = delay.multipliedBy(FACTOR);
        }
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
