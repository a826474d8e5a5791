package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The workflow that writes scores anew, with time skipped and activities that misbehave on command. */
@Timeout(60)
final class RescoreWorkflowTest {

    private static final RescoreRef RESCORING = new RescoreRef(1, "r1");

    private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();

    /** When each stretch began, and when it was to return. */
    private final List<Stretch> stretches = new CopyOnWriteArrayList<>();

    private record Stretch(Instant begun, Instant returnBy) {}

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void worksUntilNothingIsLeft() {
        serve(turn -> turn < 4 ? RescoreStretch.MORE : RescoreStretch.ENDED);
        start().getResult(Void.class);
        assertThat(stretches).hasSize(4).allSatisfy(stretch -> assertThat(
                        Duration.between(stretch.begun(), stretch.returnBy()))
                .isBetween(Duration.ofSeconds(20), RescoreWorkflowImpl.STRETCH));
    }

    @Test
    void leavesOldRowsToThoseWhoMayBeReadingThem() {
        serve(turn -> turn < 4 ? RescoreStretch.WAIT : RescoreStretch.ENDED);
        start().getResult(Void.class);
        assertThat(waits()).hasSize(3).allSatisfy(wait -> assertThat(wait)
                .isBetween(RescoreWorkflowImpl.PATIENCE, Duration.ofMinutes(1)));
    }

    @Test
    void outlivesADatabaseThatIsAway() {
        serve(turn -> {
            if (turn < 200) {
                throw FailureType.INFRASTRUCTURE.failure("The database does not answer.");
            }
            return RescoreStretch.ENDED;
        });
        start().getResult(Void.class);
        assertThat(stretches).hasSize(200);
    }

    @Test
    void handsItsHistoryOverAfterAWhileAndGoesOn() {
        int turns = 2 * (int) RescoreWorkflowImpl.GENERATION.dividedBy(RescoreWorkflowImpl.PATIENCE);
        serve(turn -> turn < turns ? RescoreStretch.WAIT : RescoreStretch.ENDED);
        WorkflowStub workflow = start();
        String first = workflow.getExecution().getRunId();
        workflow.getResult(Void.class);
        assertThat(stretches).hasSize(turns);
        assertThat(newest()).isNotEqualTo(first);
    }

    @Test
    void endsWhenItIsCancelled() {
        WorkflowStub[] workflow = new WorkflowStub[1];
        serve(turn -> {
            if (turn == 2) {
                workflow[0].cancel();
            }
            return RescoreStretch.WAIT;
        });
        workflow[0] = stub();
        workflow[0].start(RESCORING);
        assertThatThrownBy(() -> workflow[0].getResult(Void.class))
                .isInstanceOf(WorkflowFailedException.class)
                .hasCauseInstanceOf(CanceledFailure.class);
        assertThat(stretches).hasSize(2);
    }

    @Test
    void canBeThrownAwayAndStartedAnew() {
        serve(turn -> turn < 6 ? RescoreStretch.WAIT : RescoreStretch.ENDED);
        WorkflowStub thrownAway = stub();
        environment.registerDelayedCallback(
                RescoreWorkflowImpl.PATIENCE.multipliedBy(2).plusSeconds(5), () -> thrownAway.terminate("lost"));
        thrownAway.start(RESCORING);
        assertThatThrownBy(() -> thrownAway.getResult(Void.class)).isInstanceOf(WorkflowFailedException.class);
        assertThat(stretches).hasSizeBetween(1, 5);
        start().getResult(Void.class);
        assertThat(stretches).hasSize(6);
    }

    private List<Duration> waits() {
        return IntStream.range(1, stretches.size())
                .mapToObj(i -> Duration.between(
                        stretches.get(i - 1).begun(), stretches.get(i).begun()))
                .toList();
    }

    /** @param work what the nth stretch comes to, counted from 1 */
    private void serve(IntFunction<RescoreStretch> work) {
        environment.newWorker(TaskQueues.ORCHESTRATOR).registerWorkflowImplementationTypes(RescoreWorkflowImpl.class);
        environment.newWorker(TaskQueues.BULK).registerActivitiesImplementations((RescoreActivities)
                (rescoring, returnBy) -> {
                    assertThat(rescoring).isEqualTo(RESCORING);
                    stretches.add(new Stretch(Instant.ofEpochMilli(environment.currentTimeMillis()), returnBy));
                    return work.apply(stretches.size());
                });
        environment.start();
    }

    private WorkflowStub start() {
        WorkflowStub workflow = stub();
        workflow.start(RESCORING);
        return workflow;
    }

    private WorkflowStub stub() {
        return WorkflowStub.fromTyped(environment
                .getWorkflowClient()
                .newWorkflowStub(
                        RescoreWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(WorkflowIds.rescore(RESCORING.uid()))
                                .setTaskQueue(TaskQueues.ORCHESTRATOR)
                                .build()));
    }

    private String newest() {
        return environment
                .getWorkflowClient()
                .fetchHistory(WorkflowIds.rescore(RESCORING.uid()))
                .getEvents()
                .get(0)
                .getWorkflowExecutionStartedEventAttributes()
                .getOriginalExecutionRunId();
    }
}
