package io.autotag.ops.bench;

import io.autotag.temporal.TemporalServer;
import io.autotag.workflow.WorkflowIds;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.List;

/**
 * What a run was to Temporal.
 *
 * @param events of its workflow
 * @param actions what Temporal's cloud would count of them: the start, each activity, timer, signal and marker; retries of
 *     activities and heartbeats, which no history has, come on top
 * @param chunks how many of the activities were chunks
 */
record RunHistory(int events, long actions, long chunks) {

    private static final String CHUNK = "ChunkProcess";

    private static final List<EventType> ACTIONS = List.of(
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
            EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
            EventType.EVENT_TYPE_TIMER_STARTED,
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
            EventType.EVENT_TYPE_MARKER_RECORDED);

    /** Asks the Temporal at that address, {@code host:port}. */
    static RunHistory of(String address, String runUid) {
        TemporalServer server = TemporalServer.open(address, "default");
        WorkflowServiceStubs stubs =
                WorkflowServiceStubs.newServiceStubs(server.connection().build());
        try {
            List<HistoryEvent> events = WorkflowClient.newInstance(
                            stubs, server.client().build())
                    .fetchHistory(WorkflowIds.run(runUid))
                    .getEvents();
            long actions = events.stream()
                    .filter(event -> ACTIONS.contains(event.getEventType()))
                    .count();
            long chunks = events.stream().filter(RunHistory::isChunk).count();
            return new RunHistory(events.size(), actions, chunks);
        } finally {
            stubs.shutdownNow();
        }
    }

    private static boolean isChunk(HistoryEvent event) {
        return event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
                && event.getActivityTaskScheduledEventAttributes()
                        .getActivityType()
                        .getName()
                        .equals(CHUNK);
    }
}
