package io.autotag.activity;

import io.autotag.workflow.Chunk;
import io.autotag.workflow.ChunkOutcome;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One chunk with the retries it has in a run. */
@WorkflowInterface
public interface TryChunk {

    @WorkflowMethod
    ChunkOutcome process(Chunk chunk);
}
