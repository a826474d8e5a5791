package io.autotag.workflow;

import io.temporal.workflow.Workflow;

/** One activity. */
public final class PreviewWorkflowImpl implements PreviewWorkflow {

    private final PreviewActivities activities =
            Workflow.newActivityStub(PreviewActivities.class, ActivityPolicies.preview());

    @Override
    public Preview preview(PreviewRequest request) {
        return activities.item(request);
    }
}
