package io.autotag.store;

import java.time.Instant;
import java.util.List;

/**
 * A worker process.
 *
 * @param id made anew at each start
 * @param queues the task queues it serves; none while it takes no work
 */
public record Worker(
        String id, String host, long pid, String codeVersion, List<String> queues, Instant startedAt, Instant seenAt) {

    public Worker {
        queues = List.copyOf(queues);
    }

    /** Whether it serves any queue. */
    public boolean takesWork() {
        return !queues.isEmpty();
    }
}
