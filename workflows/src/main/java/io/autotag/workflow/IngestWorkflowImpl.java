package io.autotag.workflow;

import io.temporal.workflow.Workflow;

/** One page after the other until no upload is left, then the dataset is complete. */
public final class IngestWorkflowImpl implements IngestWorkflow {

    private final IngestActivities activities =
            Workflow.newActivityStub(IngestActivities.class, ActivityPolicies.ingest());

    @Override
    public void ingest(IngestRequest request) {
        while (activities.page(request).more()) {
            if (Workflow.getInfo().isContinueAsNewSuggested()) {
                Workflow.continueAsNew(request);
            }
        }
        activities.complete(request);
    }
}
