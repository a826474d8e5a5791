package io.autotag.api.run;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;

/** Whether Temporal still brings a workflow on. */
final class GettingOn {

    /**
     * What passes is over by then, minutes after it began. What does not is a command that the server refuses, such as a
     * search attribute that was taken away, or a history that no worker can follow; another try is like the ten before.
     */
    static final int MOST_ATTEMPTS = 10;

    private GettingOn() {}

    /** Open, and not at the same step again and again. Where no worker is there at all, nothing is tried. */
    static boolean is(DescribeWorkflowExecutionResponse workflow) {
        return workflow.getWorkflowExecutionInfo().getStatus()
                        == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
                && workflow.getPendingWorkflowTask().getAttempt() <= MOST_ATTEMPTS;
    }
}
