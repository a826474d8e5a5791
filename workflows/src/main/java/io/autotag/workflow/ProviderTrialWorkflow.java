package io.autotag.workflow;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Calls a provider once, on the quick queue; the caller waits for the answer. Id: {@link WorkflowIds#providerTrial}. */
@WorkflowInterface
public interface ProviderTrialWorkflow {

    /** Fails as {@link ProviderActivities#call} does. */
    @WorkflowMethod
    ProviderTrial call(PreviewRequest request);
}
