package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ingest, inspection and preview. */
final class ShortWorkflowsTest {

    private static final InspectRequest MODEL = new InspectRequest("ab12", "", "cls.onnx");
    private static final PreviewRequest ITEM = new PreviewRequest("version", "item");

    private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();

    @BeforeEach
    void registersTheWorkflows() {
        environment
                .newWorker(TaskQueues.ORCHESTRATOR)
                .registerWorkflowImplementationTypes(
                        IngestWorkflowImpl.class, InspectWorkflowImpl.class, PreviewWorkflowImpl.class);
    }

    @AfterEach
    void closes() {
        environment.close();
    }

    @Test
    void ingestsPageByPageAndThenCompletesTheDataset() {
        List<String> calls = new ArrayList<>();
        started(TaskQueues.IO, new IngestActivities() {
            @Override
            public IngestPage page(IngestRequest request) {
                calls.add("page");
                return new IngestPage(10, calls.size() < 3);
            }

            @Override
            public void complete(IngestRequest request) {
                calls.add("complete " + request.datasetUid());
            }
        });
        workflow(IngestWorkflow.class).ingest(new IngestRequest("d"));
        assertThat(calls).containsExactly("page", "page", "page", "complete d");
    }

    @Test
    void answersWhatAModelWasFoundToBe() {
        Inspection found = new Inspection(
                true,
                "A classifier.",
                Map.of(),
                "classifier-softmax",
                "shape",
                List.of("0", "180"),
                "image",
                "name: x\n");
        started(TaskQueues.INFER_CPU_QUICK, (InspectActivities) request -> found);
        assertThat(workflow(InspectWorkflow.class).inspect(MODEL)).isEqualTo(found);
    }

    @Test
    void passesOnThatAModelFileIsMissing() {
        started(TaskQueues.INFER_CPU_QUICK, (InspectActivities) request -> {
            throw FailureType.NOT_FOUND.failure("There is no such file.");
        });
        assertThatThrownBy(() -> workflow(InspectWorkflow.class).inspect(MODEL))
                .isInstanceOf(WorkflowFailedException.class)
                .satisfies(e -> assertThat(FailureType.of(e)).contains(FailureType.NOT_FOUND));
    }

    @Test
    void answersAPreviewWithAndWithoutBoxesAndMasks() {
        Preview preview = new Preview(
                List.of(
                        new PreviewTag(
                                "cat", "object", 0.9f, 0.8f, 1f, 2f, 3f, 4f, new PreviewMask(1, 2, 1, 4, 3, "0<")),
                        new PreviewTag("indoor", "image", 0.5f, 0f, null, null, null, null, null)),
                640,
                480,
                0,
                12);
        started(TaskQueues.INFER_CPU_QUICK, (PreviewActivities) request -> preview);
        assertThat(workflow(PreviewWorkflow.class).preview(ITEM)).isEqualTo(preview);
    }

    private void started(String taskQueue, Object activities) {
        environment.newWorker(taskQueue).registerActivitiesImplementations(activities);
        environment.start();
    }

    private <T> T workflow(Class<T> type) {
        return environment
                .getWorkflowClient()
                .newWorkflowStub(
                        type,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.ORCHESTRATOR)
                                .build());
    }
}
