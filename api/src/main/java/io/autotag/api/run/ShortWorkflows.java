package io.autotag.api.run;

import io.autotag.api.error.ApiException;
import io.autotag.store.Database;
import io.autotag.store.Worker;
import io.autotag.store.WorkerRegistry;
import io.autotag.workflow.FailureType;
import io.autotag.workflow.InspectRequest;
import io.autotag.workflow.Inspection;
import io.autotag.workflow.Preview;
import io.autotag.workflow.PreviewRequest;
import io.autotag.workflow.ProviderTrial;
import io.autotag.workflow.TaskQueues;
import io.autotag.workflow.TimeLimits;
import io.autotag.workflow.WorkflowIds;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has models looked at and tried by a worker, while the caller waits. What the caller can mend is a refusal with the
 * worker's sentence; a missing worker or Temporal is 503.
 */
public final class ShortWorkflows {

    private static final Duration PATIENCE = TimeLimits.ANSWER;

    /** With no worker seen there may still be one that has just come up. */
    private static final Duration WITHOUT_WORKER = Duration.ofSeconds(5);

    /** Nobody remembers what was asked here, so a Temporal that is slow or starts anew is asked again for so long. */
    private static final Duration STARTING = Duration.ofSeconds(10);

    private static final Duration SEEN_LATELY = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(ShortWorkflows.class);

    private final TemporalLink temporal;
    private final Database database;
    private final Clock clock;
    private final WorkerRegistry workers = new WorkerRegistry();

    public ShortWorkflows(TemporalLink temporal, Database database, Clock clock) {
        this.temporal = temporal;
        this.database = database;
        this.clock = clock;
    }

    /** What a model file is; that it cannot be used is an answer too. */
    public Inspection inspect(InspectRequest request) {
        String id = WorkflowIds.inspect(UUID.randomUUID().toString());
        return answer("InspectWorkflow", id, request, Inspection.class);
    }

    /** What a model version says about an item. */
    public Preview preview(PreviewRequest request) {
        String id = WorkflowIds.preview(UUID.randomUUID().toString());
        return answer("PreviewWorkflow", id, request, Preview.class);
    }

    /** What a provider makes of an item. */
    public ProviderTrial callProvider(PreviewRequest request) {
        String id = WorkflowIds.providerTrial(UUID.randomUUID().toString());
        return answer("ProviderTrialWorkflow", id, request, ProviderTrial.class);
    }

    private <R> R answer(String type, String id, Object request, Class<R> answer) {
        boolean staffed = isStaffed();
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(TaskQueues.ORCHESTRATOR)
                .setWorkflowExecutionTimeout(PATIENCE)
                .build();
        try {
            start(type, options, request);
            WorkflowStub workflow = temporal.client().newUntypedWorkflowStub(id);
            return TemporalLink.ask(() -> await(workflow, staffed ? PATIENCE : WITHOUT_WORKER, answer));
        } catch (TemporalAwayException away) {
            log.warn("{} was not answered. {}", id, away.getMessage());
            throw ApiException.unavailable(
                    "Temporal does not answer at the moment, so no worker can be asked; try again in a while.");
        }
    }

    private void start(String type, WorkflowOptions options, Object request) {
        Instant last = clock.instant().plus(STARTING);
        while (true) {
            try {
                TemporalLink.ask(() ->
                        temporal.client().newUntypedWorkflowStub(type, options).start(request));
                return;
            } catch (WorkflowExecutionAlreadyStarted earlier) {
                return; // by an attempt whose answer was lost
            } catch (TemporalAwayException away) {
                if (!clock.instant().isBefore(last)) {
                    throw away;
                }
            }
        }
    }

    private static <R> R await(WorkflowStub workflow, Duration patience, Class<R> answer) {
        try {
            return workflow.getResult(patience.toMillis(), TimeUnit.MILLISECONDS, answer);
        } catch (TimeoutException late) {
            workflow.terminate("nobody waits any more");
            throw noWorker();
        } catch (WorkflowFailedException failure) {
            throw explain(failure);
        }
    }

    private boolean isStaffed() {
        return database.read(tx -> workers.seenSince(tx, clock.instant().minus(SEEN_LATELY))).stream()
                .anyMatch(Worker::takesWork);
    }

    private static RuntimeException explain(WorkflowFailedException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof TimeoutFailure) {
                return noWorker();
            }
            if (at instanceof ApplicationFailure application) {
                return FailureType.of(application)
                        .<RuntimeException>map(type -> refusal(type, application.getOriginalMessage()))
                        .orElse(failure);
            }
        }
        return failure;
    }

    private static ApiException refusal(FailureType type, String sentence) {
        return switch (type) {
            case NOT_FOUND -> new ApiException(404, sentence);
            case BAD_INPUT, MODEL_UNAVAILABLE -> ApiException.badRequest(sentence);
            case INFRASTRUCTURE, FENCED -> ApiException.unavailable(sentence);
        };
    }

    private static ApiException noWorker() {
        return ApiException.unavailable(
                "No worker took this in time: see that one is running (\"autotag worker\") and is"
                        + " not overloaded, then try again.");
    }
}
