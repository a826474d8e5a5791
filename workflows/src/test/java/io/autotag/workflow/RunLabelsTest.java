package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.Memo;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.testing.WorkflowReplayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What operators see of runs in Temporal's own pages, as the histories tell it. */
@Timeout(60)
final class RunLabelsTest {

    private static final Path RECORDED = Path.of("src", "test", "resources", "histories", "run-to-the-end.json");

    @Test
    void aRunSaysWhatItIsDoingAndHowManyItemsItHas() throws Exception {
        MemoryRun run = new MemoryRun(40);
        try (WorkflowBench bench = new WorkflowBench(run, ScriptedChunks.obedient(run))) {
            bench.labelled().run();
            WorkflowExecutionHistory history = bench.generations().get(0);
            assertThat(states(history)).containsExactly("running", "completed");
            assertThat(items(history)).containsExactly(40L);
            WorkflowReplayer.replayWorkflowExecution(history, RunWorkflowImpl.class);
        }
    }

    @Test
    void whatItContinuesAsGoesOnWithThem() throws Exception {
        MemoryRun run = new MemoryRun(400);
        try (WorkflowBench bench = new WorkflowBench(run, ScriptedChunks.slow(run))) {
            bench.labelled().run();
            List<WorkflowExecutionHistory> generations = bench.generations();
            assertThat(generations).hasSizeGreaterThan(1);
            WorkflowExecutionHistory last = generations.get(0);
            assertThat(states(last)).containsExactly("completed");
            assertThat(items(last)).isEmpty();
            for (WorkflowExecutionHistory generation : generations) {
                WorkflowReplayer.replayWorkflowExecution(generation, RunWorkflowImpl.class);
            }
        }
    }

    @Test
    void aServerThatKnowsNoSearchAttributesGetsTheMemoAlone() {
        MemoryRun run = new MemoryRun(40);
        try (WorkflowBench bench = new WorkflowBench(run, ScriptedChunks.obedient(run))) {
            bench.withMemo().run();
            WorkflowExecutionHistory history = bench.generations().get(0);
            assertThat(states(history)).isEmpty();
            assertThat(items(history)).containsExactly(40L);
        }
    }

    @Test
    void whatWasStartedWithoutThemHasTheHistoryThatItAlwaysHad() {
        MemoryRun run = new MemoryRun(40);
        try (WorkflowBench bench = new WorkflowBench(run, ScriptedChunks.obedient(run))) {
            bench.run();
            WorkflowExecutionHistory history = bench.generations().get(0);
            assertThat(history.getEvents())
                    .extracting(HistoryEvent::getEventType)
                    .doesNotContain(
                            EventType.EVENT_TYPE_MARKER_RECORDED,
                            EventType.EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED,
                            EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES);
        }
    }

    /** The API is replaced first, and workers of the release before go on for a while. */
    @Test
    void whatAWorkerOfTheReleaseBeforeHasBegunReplays() throws Exception {
        WorkflowExecutionHistory before = WorkflowExecutionHistory.fromJson(Files.readString(RECORDED));
        History.Builder labelled = before.getHistory().toBuilder();
        labelled.getEventsBuilder(0)
                .getWorkflowExecutionStartedEventAttributesBuilder()
                .setMemo(Memo.newBuilder()
                        .putFields(
                                RunAttributes.MEMO_RUN,
                                DefaultDataConverter.STANDARD_INSTANCE
                                        .toPayload("bench")
                                        .orElseThrow()))
                .setSearchAttributes(SearchAttributes.newBuilder()
                        .putIndexedFields(
                                RunAttributes.STATE.getName(),
                                DefaultDataConverter.STANDARD_INSTANCE
                                        .toPayload(RunAttributes.PLANNING)
                                        .orElseThrow()));
        WorkflowReplayer.replayWorkflowExecution(
                new WorkflowExecutionHistory(labelled.build(), "run-bench"), RunWorkflowImpl.class);
    }

    private static List<String> states(WorkflowExecutionHistory history) {
        return history.getEvents().stream()
                .filter(HistoryEvent::hasUpsertWorkflowSearchAttributesEventAttributes)
                .map(event -> event.getUpsertWorkflowSearchAttributesEventAttributes()
                        .getSearchAttributes()
                        .getIndexedFieldsMap()
                        .get(RunAttributes.STATE.getName()))
                .map(state -> DefaultDataConverter.STANDARD_INSTANCE.fromPayload(state, String.class, String.class))
                .toList();
    }

    private static List<Long> items(WorkflowExecutionHistory history) {
        return history.getEvents().stream()
                .filter(HistoryEvent::hasWorkflowPropertiesModifiedEventAttributes)
                .map(event -> event.getWorkflowPropertiesModifiedEventAttributes()
                        .getUpsertedMemo()
                        .getFieldsMap()
                        .get(RunAttributes.MEMO_ITEMS))
                .map(items -> DefaultDataConverter.STANDARD_INSTANCE.fromPayload(items, Long.class, Long.class))
                .toList();
    }
}
