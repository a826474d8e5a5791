package io.autotag.workflow;

import java.util.Objects;

/**
 * How far a chunk came.
 *
 * @param next first position that is not done; the end of the chunk's range when all are
 * @param stop why it ended there
 */
public record ChunkOutcome(long next, Stop stop) {
    public ChunkOutcome {
        Objects.requireNonNull(stop, "stop is null");
    }

    /** Why a chunk ended. */
    public enum Stop {
        /** Every position is done. */
        DONE,
        /** The time was up. */
        DEADLINE,
        /** The run is wanted paused or cancelled. */
        STOPPED,
        /** The worker is going down. */
        SHUTDOWN
    }
}
