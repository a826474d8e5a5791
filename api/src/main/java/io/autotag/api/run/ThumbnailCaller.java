package io.autotag.api.run;

import io.autotag.workflow.TaskQueues;
import io.autotag.workflow.ThumbnailRequest;
import io.autotag.workflow.WorkflowIds;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Has a worker make small forms of pictures; what it made is in the store afterwards. */
public final class ThumbnailCaller {

    /** Longer than whoever asks waits: what is made late is there for the next who asks. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final TemporalLink temporal;

    public ThumbnailCaller(TemporalLink temporal) {
        this.temporal = temporal;
    }

    /**
     * Begins; the future ends when the worker has ended or failed.
     *
     * @throws TemporalAwayException when Temporal does not answer
     */
    CompletableFuture<Void> make(ThumbnailRequest request) {
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.thumbnails(UUID.randomUUID().toString()))
                .setTaskQueue(TaskQueues.ORCHESTRATOR)
                .setWorkflowExecutionTimeout(LONGEST)
                .build();
        WorkflowStub workflow = temporal.client().newUntypedWorkflowStub("ThumbnailWorkflow", options);
        TemporalLink.ask(() -> workflow.start(request));
        return workflow.getResultAsync(Void.class);
    }
}
