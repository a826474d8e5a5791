package io.autotag.ops;

import io.autotag.activity.Drain;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a worker take no more work as long as somebody wants that, without ending it: whoever supervises it would start it
 * again. What it has in hand ends as when the process is asked to. Thread-safe.
 */
final class Draining {

    private static final Logger log = LoggerFactory.getLogger(Draining.class);

    private final Drain drain;
    private final WorkerQueues queues;
    private Optional<Instant> wish = Optional.empty();
    private boolean ending;

    Draining(Drain drain, WorkerQueues queues) {
        this.drain = drain;
        this.queues = queues;
    }

    /**
     * Begins or ends to take no work.
     *
     * @param wanted since when somebody wants it to take no work
     * @return whether this has changed anything
     */
    synchronized boolean heed(Optional<Instant> wanted) {
        boolean changes = wanted.isPresent() != wish.isPresent() && !ending;
        wish = wanted;
        if (changes && wanted.isPresent()) {
            log.info("Draining, as somebody wants: no more work is taken, chunks return early");
            drain.begin();
            queues.suspend();
        } else if (changes) {
            log.info("Taking work again, as somebody wants");
            drain.end();
            queues.resume();
        }
        return changes;
    }

    /** The process ends: from now on nothing makes it take work again. */
    synchronized void end() {
        ending = true;
        drain.begin();
    }

    /** Since when it takes no work because somebody wants that. */
    synchronized Optional<Instant> wish() {
        return wish;
    }

    /** The queues that it serves. */
    synchronized List<String> served() {
        return wish.isPresent() ? List.of() : WorkerQueues.NAMES;
    }
}
