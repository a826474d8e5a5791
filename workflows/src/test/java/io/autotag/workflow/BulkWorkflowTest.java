package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.workflow.MemoryBulk.State;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bulk workflow, with time skipped and activities that misbehave on command. */
@Timeout(60)
final class BulkWorkflowTest {

    private final MemoryBulk bulk = new MemoryBulk(20);

    @Test
    void doesEveryBlockAndEnds() {
        drive();
        assertThat(bulk.done()).isEqualTo(20);
        assertThat(bulk.state()).isEqualTo(State.DONE);
    }

    @Test
    void endsAnActionThatMeetsNothing() {
        MemoryBulk empty = new MemoryBulk(0);
        try (BulkBench bench = new BulkBench(empty)) {
            bench.run();
        }
        assertThat(empty.state()).isEqualTo(State.DONE);
        assertThat(empty.returns()).isEmpty();
    }

    @Test
    void endsWithAPauseAndGoesOnAfterIt() {
        bulk.whileWorking(() -> {
            if (bulk.returns().size() == 3) {
                bulk.want(State.PAUSE);
            }
        });
        try (BulkBench bench = new BulkBench(bulk)) {
            bench.run();
            assertThat(bulk.done()).isBetween(1, 19);
            bulk.want(State.RUN);
            bench.run();
        }
        assertThat(bulk.done()).isEqualTo(20);
    }

    @Test
    void followsAResumeThatRacesWithThePause() {
        bulk.want(State.PAUSE);
        try (BulkBench bench = new BulkBench(bulk)) {
            bulk.whileSettling(() -> {
                if (bulk.state() == State.PAUSE) {
                    bulk.want(State.RUN);
                    bench.start();
                }
            });
            bench.run();
        }
        assertThat(bulk.done()).isEqualTo(20);
    }

    @Test
    void waitsForWhatPeopleHoldWithoutAHotLoop() {
        bulk.lease(5);
        try (BulkBench bench = new BulkBench(bulk)) {
            Instant before = Instant.ofEpochMilli(bench.now());
            // The clock stands still while an activity is under way; behind the end of the workflow it may jump years.
            AtomicReference<Instant> released = new AtomicReference<>(before);
            bulk.whileSettling(() -> {
                if (bulk.settlings() == 30) {
                    released.set(Instant.ofEpochMilli(bench.now()));
                    bulk.lease(0);
                }
            });
            bench.run();
            Duration waited = Duration.between(before, released.get());
            assertThat(waited).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(10));
        }
        assertThat(bulk.done()).isEqualTo(20);
    }

    @Test
    void failsWhatCannotBeUnderstood() {
        bulk.whileSettling(() -> {
            throw FailureType.BAD_INPUT.failure("No field is called \"scor\".");
        });
        drive();
        assertThat(bulk.failure()).isEqualTo("No field is called \"scor\".");
    }

    @Test
    void outlivesADatabaseThatIsAway() {
        bulk.whileWorking(() -> {
            if (Activity.getExecutionContext().getInfo().getAttempt() < 8) {
                throw FailureType.INFRASTRUCTURE.failure("The database does not answer.");
            }
        });
        drive();
        assertThat(bulk.done()).isEqualTo(20);
        assertThat(bulk.failure()).isNull();
    }

    @Test
    void handsItsHistoryOverAfterAWhile() {
        bulk.lease(1);
        try (BulkBench bench = new BulkBench(bulk)) {
            bulk.whileSettling(() -> {
                if (bulk.settlings() == 80) {
                    bulk.lease(0);
                }
            });
            bench.run();
            assertThat(bench.isContinued()).isTrue();
            assertThat(bench.events(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED))
                    .isEqualTo(1);
        }
        assertThat(bulk.done()).isEqualTo(20);
    }

    @Test
    void givesAStretchHalfAMinute() {
        try (BulkBench bench = new BulkBench(bulk)) {
            Instant begin = Instant.ofEpochMilli(bench.now());
            bench.run();
            assertThat(bulk.returns()).allSatisfy(by -> assertThat(by)
                    .isBetween(
                            begin.plus(BulkWorkflowImpl.STRETCH),
                            Instant.ofEpochMilli(bench.now()).plus(BulkWorkflowImpl.STRETCH)));
        }
    }

    private void drive() {
        try (BulkBench bench = new BulkBench(bulk)) {
            bench.run();
        }
    }
}
