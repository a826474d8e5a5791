package io.autotag.api.run;

import io.autotag.store.Run;
import io.autotag.workflow.RunAttributes;
import io.autotag.workflow.TaskQueues;
import io.autotag.workflow.WorkflowIds;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.SearchAttributes;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * With what workflows of runs are started, and what operators see of them in Temporal's own pages: a memo always, search
 * attributes where the server has them. A run is never kept from starting by these.
 */
final class RunOptions {

    private final KnownAttributes attributes;
    private final boolean named;

    /** @param named whether search attributes, which no server can seal, may hold the names that people gave */
    RunOptions(KnownAttributes attributes, boolean named) {
        this.attributes = attributes;
        this.named = named;
    }

    static RunOptions at(TemporalLink temporal) {
        KnownAttributes known =
                new KnownAttributes(() -> temporal.attributes().haveAll(RunAttributes.ALL), InstantSource.system());
        return new RunOptions(known, !temporal.isSealed());
    }

    /** Makes a call that starts the run's workflow; once more without search attributes where the server refuses them. */
    <T> T start(Run run, Function<WorkflowOptions.Builder, T> call) {
        if (!attributes.areThere()) {
            return call.apply(options(run));
        }
        try {
            return call.apply(options(run).setTypedSearchAttributes(found(run)));
        } catch (WorkflowServiceException | StatusRuntimeException failure) {
            if (!isRefusal(failure)) {
                throw failure;
            }
            attributes.refused();
            return call.apply(options(run));
        }
    }

    private static WorkflowOptions.Builder options(Run run) {
        Map<String, Object> memo = new HashMap<>();
        memo.put(RunAttributes.MEMO_RUN, run.uid());
        memo.put("project", run.projectName());
        memo.put("model", run.modelName());
        memo.put("model_version", run.modelVersionUid());
        return WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.run(run.uid()))
                .setTaskQueue(TaskQueues.ORCHESTRATOR)
                .setMemo(memo);
    }

    private SearchAttributes found(Run run) {
        return SearchAttributes.newBuilder()
                .set(RunAttributes.PROJECT, named ? run.projectName() : run.projectUid())
                .set(RunAttributes.MODEL, named ? run.modelName() : run.modelUid())
                .set(RunAttributes.STATE, RunAttributes.PLANNING)
                .build();
    }

    private static boolean isRefusal(RuntimeException failure) {
        Throwable said = failure instanceof StatusRuntimeException ? failure : failure.getCause();
        return said instanceof StatusRuntimeException status
                && status.getStatus().getCode() == Status.Code.INVALID_ARGUMENT;
    }
}
