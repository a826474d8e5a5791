package io.autotag.workflow;

import io.temporal.workflow.Workflow;

/** One activity. */
public final class ProviderTrialWorkflowImpl implements ProviderTrialWorkflow {

    private final ProviderActivities activities =
            Workflow.newActivityStub(ProviderActivities.class, ActivityPolicies.preview());

    @Override
    public ProviderTrial call(PreviewRequest request) {
        return activities.call(request);
    }
}
