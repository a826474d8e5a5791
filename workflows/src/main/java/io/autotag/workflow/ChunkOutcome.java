package io.autotag.workflow;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a chunk came.
 *
 * @param next first position that is not done; the end of the chunk's range when all are
 * @param stop why it ended there
 * @param delay the time after which the pace of the project allows the next item, where it ended for want of that; null
 *     when it may go on at once, and from workers of an earlier release
 */
public record ChunkOutcome(long next, Stop stop, @Nullable Duration delay) {
    public ChunkOutcome {
        Objects.requireNonNull(stop, "stop is null");
    }

    /** For whatever but the pace. */
    public ChunkOutcome(long next, Stop stop) {
        this(next, stop, null);
    }

    /** Why a chunk ended. */
    public enum Stop {
        /** Every position is done. */
        DONE,
        /** The time was up, or the pace of the project allowed no more. */
        DEADLINE,
        /** The run is wanted paused or cancelled. */
        STOPPED,
        /** The worker takes no more work. */
        SHUTDOWN
    }
}
