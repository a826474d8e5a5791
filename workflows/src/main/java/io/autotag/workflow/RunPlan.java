package io.autotag.workflow;

import java.util.Objects;

/**
 * How a run is cut and where its chunks go.
 *
 * @param inferQueue task queue of the chunk activities
 * @param chunkItems most positions in one chunk, at least 1
 * @param window most chunks in flight at once, at least 1
 * @param items how many the run covers by now; 0 in the words of an earlier release, which did not say
 */
public record RunPlan(String inferQueue, int chunkItems, int window, long items) {
    public RunPlan {
        Objects.requireNonNull(inferQueue, "inferQueue is null");
        if (chunkItems < 1 || window < 1) {
            throw new IllegalArgumentException("A plan needs at least one item a chunk and one chunk at once");
        }
    }
}
