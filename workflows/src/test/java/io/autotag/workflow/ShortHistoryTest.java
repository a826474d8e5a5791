package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * As {@link RecordedHistoryTest}, for the other workflows. Recorded anew with
 * {@code mvn -pl workflows test -Dtest=ShortHistoryTest -Dautotag.record=true}.
 */
final class ShortHistoryTest {

    private static final Path RECORDINGS = Path.of("src", "test", "resources", "histories");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Recorded by {@link RecordedHistoryTest}. */
    private static final Set<String> ELSEWHERE = Set.of("RunWorkflowImpl", "BulkWorkflowImpl");

    @ParameterizedTest
    @EnumSource
    void replaysWhatWasRecorded(ShortRecording recording) throws Exception {
        replay(read(recording), recording.workflow());
    }

    @Test
    void aWorkflowThatWouldDoOtherwiseDoesNotReplay() throws IOException {
        String scan = Files.readString(RECORDINGS.resolve(ShortRecording.SCAN.file()));
        WorkflowExecutionHistory shorter = WorkflowExecutionHistory.fromJson(scan.replace("ScanPage", "ScanPages"));
        assertThat(scan).contains("ScanPage");
        assertThatThrownBy(() -> replay(shorter, ScanWorkflowImpl.class)).hasStackTraceContaining("ScanPages");
    }

    @Test
    void everyWorkflowIsRecorded() throws IOException, URISyntaxException {
        Set<String> recorded = Stream.concat(
                        ELSEWHERE.stream(),
                        Arrays.stream(ShortRecording.values())
                                .map(recording -> recording.workflow().getSimpleName()))
                .collect(Collectors.toSet());
        assertThat(implementations()).isEqualTo(recorded);
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "autotag.record", matches = "true")
    void records(ShortRecording recording) throws IOException {
        Files.createDirectories(RECORDINGS);
        Files.writeString(
                RECORDINGS.resolve(recording.file()), recording.record().toJson(true));
    }

    /** With patience: on a busy machine the first workflow of a process takes more than the second that a worker grants it. */
    private static void replay(WorkflowExecutionHistory history, Class<?> workflow) throws Exception {
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
            Worker worker = environment.newWorker(
                    TaskQueues.ORCHESTRATOR,
                    WorkerOptions.newBuilder()
                            .setDefaultDeadlockDetectionTimeout(PATIENCE.toMillis())
                            .build());
            worker.registerWorkflowImplementationTypes(workflow);
            WorkflowReplayer.replayWorkflowExecution(history, worker);
        }
    }

    private static WorkflowExecutionHistory read(ShortRecording recording) throws IOException {
        return WorkflowExecutionHistory.fromJson(Files.readString(RECORDINGS.resolve(recording.file())));
    }

    /** Of the package, by their simple names. */
    private static Set<String> implementations() throws IOException, URISyntaxException {
        Path classes = Path.of(RunWorkflowImpl.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(RunWorkflowImpl.class.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("WorkflowImpl.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .collect(Collectors.toSet());
        }
    }
}
