package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The export workflow, with time skipped and activities that misbehave on command. */
@Timeout(60)
final class ExportWorkflowTest {

    private static final ExportRef EXPORT = new ExportRef(1, "e1");

    private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicReference<String> failure = new AtomicReference<>("");

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void writesTheExportOnce() {
        drive(() -> {});
        assertThat(writes).hasValue(1);
        assertThat(failure).hasValue("");
    }

    @Test
    void goesOnForAsLongAsThingsAreAway() {
        drive(() -> {
            if (writes.get() < 200) {
                throw FailureType.INFRASTRUCTURE.failure("The database does not answer.");
            }
        });
        assertThat(writes).hasValue(200);
        assertThat(failure).hasValue("");
    }

    @Test
    void endsWhatNoRetryCanHelpWithTheSentence() {
        drive(() -> {
            throw FailureType.BAD_INPUT.failure("No field is called \"scor\".");
        });
        assertThat(writes).hasValue(1);
        assertThat(failure).hasValue("No field is called \"scor\".");
    }

    private void drive(Runnable writing) {
        environment.newWorker(TaskQueues.ORCHESTRATOR).registerWorkflowImplementationTypes(ExportWorkflowImpl.class);
        environment.newWorker(TaskQueues.EXPORT).registerActivitiesImplementations(new ExportActivities() {
            @Override
            public void write(ExportRef export) {
                writes.incrementAndGet();
                writing.run();
            }

            @Override
            public void fail(ExportRef export, String sentence) {
                failure.set(sentence);
            }
        });
        environment.start();
        environment
                .getWorkflowClient()
                .newWorkflowStub(
                        ExportWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(WorkflowIds.export(EXPORT.uid()))
                                .setTaskQueue(TaskQueues.ORCHESTRATOR)
                                .build())
                .run(EXPORT);
    }
}
