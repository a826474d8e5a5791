package io.autotag.workflow;

import io.temporal.activity.ActivityInterface;

/** The work on pictures. */
@ActivityInterface(namePrefix = "Chunk")
public interface ChunkActivities {

    /**
     * Processes the chunk's positions in order and writes their predictions and failures, each item exactly once however
     * often and wherever the chunk is tried. Heartbeats. Fails with {@link FailureType#FENCED} when the run's epoch has
     * moved under it, with {@link FailureType#MODEL_UNAVAILABLE} when the model cannot be opened, and with {@link
     * FailureType#INFRASTRUCTURE} when something around it does not answer, or when another attempt at the same chunk
     * has written meanwhile: which of the two is out of date only Temporal knows, and the other one must go on.
     */
    ChunkOutcome process(Chunk chunk);
}
