package io.autotag.workflow;

import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a run may hand out again after the pace of its project allowed a chunk nothing more: the next chunk would only hold
 * a slot and wait. Workflow threads only.
 */
final class Turn {

    /** One item a minute is the slowest pace. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    /** Older code did not heed what chunks said, and a history of its goes on with what it did instead. */
    private static final String CHANGE = "project-pace";

    private @Nullable Promise<Void> timer;

    /** Takes note of what a chunk was told. The last one knows best. */
    void heed(ChunkOutcome outcome) {
        Duration delay = outcome.delay();
        if (delay != null && Changes.isHeeded(CHANGE)) {
            timer = Workflow.newTimer(delay.compareTo(LONGEST) > 0 ? LONGEST : delay);
        }
    }

    boolean isAwaited() {
        return timer != null && !timer.isCompleted();
    }

    /** There may be another pace. */
    void forget() {
        timer = null;
    }
}
