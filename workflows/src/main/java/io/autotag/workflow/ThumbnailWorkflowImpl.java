package io.autotag.workflow;

import io.temporal.workflow.Workflow;

/** One activity. */
public final class ThumbnailWorkflowImpl implements ThumbnailWorkflow {

    private final ThumbnailActivities activities =
            Workflow.newActivityStub(ThumbnailActivities.class, ActivityPolicies.thumbnails());

    @Override
    public void make(ThumbnailRequest request) {
        activities.make(request);
    }
}
