package io.autotag.activity;

import io.autotag.workflow.Chunk;
import io.autotag.workflow.ChunkActivities;
import io.autotag.workflow.ChunkOutcome;
import io.autotag.workflow.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** As the policies of runs have it, but for the waiting between attempts. */
public final class TryChunkImpl implements TryChunk {

    private final ChunkActivities activities = Workflow.newActivityStub(
            ChunkActivities.class,
            ActivityOptions.newBuilder()
                    .setTaskQueue(TaskQueues.INFER_CPU_QUICK)
                    .setHeartbeatTimeout(Duration.ofSeconds(15))
                    .setStartToCloseTimeout(Duration.ofMinutes(5))
                    .setRetryOptions(RetryOptions.newBuilder()
                            .setInitialInterval(Duration.ofMillis(20))
                            .setBackoffCoefficient(1)
                            .setMaximumAttempts(5)
                            .build())
                    .build());

    @Override
    public ChunkOutcome process(Chunk chunk) {
        return activities.process(chunk);
    }
}
