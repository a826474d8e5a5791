package io.autotag.workflow;

import io.temporal.workflow.Workflow;

/** One page after the other until the scan has ended. */
public final class ScanWorkflowImpl implements ScanWorkflow {

    private final ScanActivities activities =
            Workflow.newActivityStub(ScanActivities.class, ActivityPolicies.scanning());

    @Override
    public void scan(ScanRequest request) {
        while (activities.page(request).more()) {
            if (Workflow.getInfo().isContinueAsNewSuggested()) {
                Workflow.continueAsNew(request);
            }
        }
    }
}
