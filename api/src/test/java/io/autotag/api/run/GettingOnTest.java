package io.autotag.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.PendingWorkflowTaskInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GettingOnTest {

    @ParameterizedTest
    @CsvSource({
        "RUNNING,    0,  true",
        "RUNNING,    1,  true",
        "RUNNING,    10, true",
        "RUNNING,    11, false",
        "RUNNING,    99, false",
        "COMPLETED,  0,  false",
        "TERMINATED, 0,  false"
    })
    void aWorkflowGetsOnThatIsOpenAndNotTriedAgainAndAgain(String status, int attempt, boolean isGettingOn) {
        DescribeWorkflowExecutionResponse workflow = DescribeWorkflowExecutionResponse.newBuilder()
                .setWorkflowExecutionInfo(info(status))
                .setPendingWorkflowTask(PendingWorkflowTaskInfo.newBuilder().setAttempt(attempt))
                .build();
        assertThat(GettingOn.is(workflow)).isEqualTo(isGettingOn);
    }

    @Test
    void aWorkflowThatWaitsForSomethingGetsOn() {
        assertThat(GettingOn.is(DescribeWorkflowExecutionResponse.newBuilder()
                        .setWorkflowExecutionInfo(info("RUNNING"))
                        .build()))
                .isTrue();
    }

    private static WorkflowExecutionInfo info(String status) {
        return WorkflowExecutionInfo.newBuilder()
                .setStatus(WorkflowExecutionStatus.valueOf("WORKFLOW_EXECUTION_STATUS_" + status))
                .build();
    }
}
