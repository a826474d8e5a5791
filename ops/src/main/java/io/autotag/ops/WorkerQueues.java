package io.autotag.ops;

import com.uber.m3.tally.Scope;
import io.autotag.activity.Activities;
import io.autotag.activity.Slots;
import io.autotag.trace.Tracing;
import io.autotag.workflow.BulkWorkflowImpl;
import io.autotag.workflow.ExportWorkflowImpl;
import io.autotag.workflow.IngestWorkflowImpl;
import io.autotag.workflow.InspectWorkflowImpl;
import io.autotag.workflow.PreviewWorkflowImpl;
import io.autotag.workflow.ProviderTrialWorkflowImpl;
import io.autotag.workflow.RescoreWorkflowImpl;
import io.autotag.workflow.RunWorkflowImpl;
import io.autotag.workflow.ScanWorkflowImpl;
import io.autotag.workflow.TaskQueues;
import io.autotag.workflow.ThumbnailWorkflowImpl;
import io.autotag.workflow.TimeLimits;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The task queues a worker process serves, and how much of each at once. */
final class WorkerQueues implements AutoCloseable {

    static final List<String> NAMES = List.of(
            TaskQueues.ORCHESTRATOR,
            TaskQueues.INFER_CPU_BATCH,
            TaskQueues.INFER_CPU_QUICK,
            TaskQueues.IO,
            TaskQueues.SCAN,
            TaskQueues.BULK,
            TaskQueues.EXPORT);

    /** Workflows in memory; each is a few threads that mostly wait. A run that is not there is replayed. */
    private static final int WORKFLOWS = 100;

    private static final int WORKFLOW_THREADS = 300;

    /** Short statements: more than the database's connections would only wait for them. */
    static final int ORCHESTRATOR_SLOTS = 8;

    /** One for an ingest, and pages of the web application need not wait behind it. */
    static final int IO_SLOTS = 2;

    /** A source that keeps it waiting keeps no more than this one, and for a while only. */
    static final int SCAN_SLOTS = 1;

    /** Two lanes of two bulk actions; a third one waits for half a minute at most. */
    static final int BULK_SLOTS = 4;

    /** Each is a long read of the database and one file. */
    static final int EXPORT_SLOTS = 2;

    /** What a chunk needs for its last batch, with room for a slow disk. */
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private static final Duration AFTER_DRAIN = Duration.ofSeconds(3);

    private final WorkflowServiceStubs temporal;
    private final WorkerFactory factory;

    private WorkerQueues(WorkflowServiceStubs temporal, WorkerFactory factory) {
        this.temporal = temporal;
        this.factory = factory;
    }

    /** Waits for Temporal and begins to take work. */
    static WorkerQueues serve(
            WorkerSettings settings, Activities activities, Slots slots, Scope metrics, Optional<Tracing> tracing)
            throws InterruptedException {
        WorkflowServiceStubs temporal = AwaitedTemporal.connect(settings.temporal(), metrics);
        WorkflowClient client = WorkflowClient.newInstance(
                temporal, settings.temporal().client().build());
        WorkerFactoryOptions.Builder options = WorkerFactoryOptions.newBuilder()
                .setWorkflowCacheSize(WORKFLOWS)
                .setMaxWorkflowThreadCount(WORKFLOW_THREADS);
        tracing.map(Tracing::worker).ifPresent(options::setWorkerInterceptors);
        WorkerFactory factory = WorkerFactory.newInstance(client, options.build());
        register(factory, activities, slots);
        factory.start();
        return new WorkerQueues(temporal, factory);
    }

    private static void register(WorkerFactory factory, Activities activities, Slots slots) {
        Worker orchestrator = factory.newWorker(TaskQueues.ORCHESTRATOR, slots(ORCHESTRATOR_SLOTS));
        orchestrator.registerWorkflowImplementationTypes(
                RunWorkflowImpl.class,
                IngestWorkflowImpl.class,
                ScanWorkflowImpl.class,
                InspectWorkflowImpl.class,
                PreviewWorkflowImpl.class,
                ProviderTrialWorkflowImpl.class,
                BulkWorkflowImpl.class,
                RescoreWorkflowImpl.class,
                ExportWorkflowImpl.class,
                ThumbnailWorkflowImpl.class);
        orchestrator.registerActivitiesImplementations(activities.run());
        factory.newWorker(TaskQueues.INFER_CPU_BATCH, slots(slots.batch()))
                .registerActivitiesImplementations(activities.chunk());
        factory.newWorker(TaskQueues.INFER_CPU_QUICK, slots(slots.quick()))
                .registerActivitiesImplementations(
                        activities.chunk(), activities.inspect(), activities.preview(), activities.provider());
        factory.newWorker(TaskQueues.BULK, slots(BULK_SLOTS))
                .registerActivitiesImplementations(activities.bulk(), activities.rescore());
        factory.newWorker(TaskQueues.EXPORT, slots(EXPORT_SLOTS))
                .registerActivitiesImplementations(activities.export());
        factory.newWorker(TaskQueues.IO, slots(IO_SLOTS))
                .registerActivitiesImplementations(activities.ingest(), activities.thumbnails());
        factory.newWorker(TaskQueues.SCAN, slots(SCAN_SLOTS)).registerActivitiesImplementations(activities.scan());
    }

    private static WorkerOptions slots(int activities) {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(activities)
                .setMaxConcurrentActivityTaskPollers(Math.min(2, activities))
                .setMaxConcurrentWorkflowTaskPollers(2)
                // Without this four fifths of the silence that counts as death would pass between two beats.
                .setMaxHeartbeatThrottleInterval(TimeLimits.BEAT)
                .setDefaultHeartbeatThrottleInterval(TimeLimits.BEAT)
                // A chunk that writes its last batch is alive until it has.
                .setAllowActivityHeartbeatDuringShutdown(true)
                .build();
    }

    /** Asks for no more work until {@link #resume}; what is under way goes on. Questions that are under way may be answered yet. */
    void suspend() {
        factory.suspendPolling();
    }

    /** Asks for work again. */
    void resume() {
        factory.resumePolling();
    }

    /** Takes no more work and waits for what is under way; what is not back in time is done again by another worker. */
    @Override
    public void close() {
        factory.shutdown();
        factory.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
        factory.shutdownNow();
        factory.awaitTermination(AFTER_DRAIN.toMillis(), TimeUnit.MILLISECONDS);
        temporal.shutdownNow();
    }
}
