package io.autotag.api.run;

import io.autotag.store.Database;
import io.autotag.store.Worker;
import io.autotag.store.WorkerRegistry;
import io.autotag.store.WorkerReport;
import io.autotag.workflow.BulkWorkflowImpl;
import io.autotag.workflow.FailureType;
import io.autotag.workflow.IngestActivities;
import io.autotag.workflow.IngestPage;
import io.autotag.workflow.IngestRequest;
import io.autotag.workflow.IngestWorkflowImpl;
import io.autotag.workflow.InspectActivities;
import io.autotag.workflow.InspectWorkflowImpl;
import io.autotag.workflow.Inspection;
import io.autotag.workflow.Preview;
import io.autotag.workflow.PreviewActivities;
import io.autotag.workflow.PreviewMask;
import io.autotag.workflow.PreviewTag;
import io.autotag.workflow.PreviewWorkflowImpl;
import io.autotag.workflow.ProviderActivities;
import io.autotag.workflow.ProviderTrial;
import io.autotag.workflow.ProviderTrialWorkflowImpl;
import io.autotag.workflow.RescoreWorkflowImpl;
import io.autotag.workflow.RunWorkflowImpl;
import io.autotag.workflow.ScanActivities;
import io.autotag.workflow.ScanPage;
import io.autotag.workflow.ScanRequest;
import io.autotag.workflow.ScanWorkflowImpl;
import io.autotag.workflow.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A worker with the real workflows, the real store, and models that say what they are told to. */
public final class TestWorker implements AutoCloseable {

    private final ScriptedRun run;
    private final StoredBulk bulk;
    private final StoredRescore rescore;
    private final WorkflowServiceStubs stubs;
    private final WorkerFactory factory;
    private final List<String> ingested = new CopyOnWriteArrayList<>();
    private final List<ScanRequest> scanned = new CopyOnWriteArrayList<>();

    private TestWorker(
            ScriptedRun run,
            StoredBulk bulk,
            StoredRescore rescore,
            WorkflowServiceStubs stubs,
            WorkerFactory factory) {
        this.run = run;
        this.bulk = bulk;
        this.rescore = rescore;
        this.stubs = stubs;
        this.factory = factory;
    }

    public static TestWorker start(String temporalAddress, Database database) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(temporalAddress)
                .build());
        ScriptedRun run = new ScriptedRun(database);
        TestWorker worker = new TestWorker(
                run,
                new StoredBulk(database),
                new StoredRescore(database),
                stubs,
                WorkerFactory.newInstance(WorkflowClient.newInstance(stubs)));
        worker.serve();
        Instant now = Instant.now();
        database.inTransaction(tx -> new WorkerRegistry()
                .heartbeat(
                        tx,
                        new Worker("test", "localhost", 1, "test", List.of(TaskQueues.IO), now, now),
                        WorkerReport.idle("cpu")));
        return worker;
    }

    private void serve() {
        io.temporal.worker.Worker orchestrator = factory.newWorker(TaskQueues.ORCHESTRATOR);
        orchestrator.registerWorkflowImplementationTypes(
                RunWorkflowImpl.class,
                IngestWorkflowImpl.class,
                ScanWorkflowImpl.class,
                InspectWorkflowImpl.class,
                PreviewWorkflowImpl.class,
                ProviderTrialWorkflowImpl.class,
                BulkWorkflowImpl.class,
                RescoreWorkflowImpl.class);
        orchestrator.registerActivitiesImplementations(run);
        factory.newWorker(TaskQueues.INFER_CPU_QUICK)
                .registerActivitiesImplementations(run, new Inspector(), new Previewer(), new Caller());
        factory.newWorker(TaskQueues.IO).registerActivitiesImplementations(new Ingester());
        factory.newWorker(TaskQueues.SCAN).registerActivitiesImplementations(new Scanner());
        factory.newWorker(TaskQueues.BULK).registerActivitiesImplementations(bulk, rescore);
        factory.start();
    }

    /** Lets chunks wait until {@link #letGo}. */
    public void hold() {
        run.hold();
    }

    public void letGo() {
        run.letGo();
    }

    /** Lets bulk actions wait before they begin, or no more. */
    public void holdBulk(boolean wanted) {
        bulk.hold(wanted);
    }

    /** Items whose key holds this cannot be read; empty lets all be read. */
    public void failAt(String keyPart) {
        run.failAt(keyPart);
    }

    /** The scans that were driven, in their order. */
    public List<ScanRequest> scanned() {
        return List.copyOf(scanned);
    }

    /** The uids of the datasets that were ingested, in their order. */
    public List<String> ingested() {
        return List.copyOf(ingested);
    }

    @Override
    public void close() {
        run.letGo();
        factory.shutdownNow();
        factory.awaitTermination(10, TimeUnit.SECONDS);
        stubs.shutdownNow();
    }

    /** Accepts every file but those whose card says head: bad. */
    private static final class Inspector implements InspectActivities {

        @Override
        public Inspection model(io.autotag.workflow.InspectRequest request) {
            if (request.cardYaml().contains("head: bad")) {
                return Inspection.refused(
                        "The card names 2 labels, the model has 3 outputs.",
                        Map.of("labels", List.of("Give 3 labels, in the order of the outputs.")));
            }
            String card = request.cardYaml().isEmpty() ? "head: yolo-v8\n" : request.cardYaml();
            return new Inspection(
                    true, "A detector.", Map.of(), "yolo-v8", "by its shape", List.of("cat", "dog"), "object", card);
        }
    }

    /** Finds a cat on every item of a version that is not to be opened by nobody. */
    private static final class Previewer implements PreviewActivities {

        @Override
        public Preview item(io.autotag.workflow.PreviewRequest request) {
            if (request.itemUid().isEmpty()) {
                throw FailureType.NOT_FOUND.failure("There is no such item.");
            }
            PreviewMask mask = new PreviewMask(1, 2, 1, 4, 3, "0<");
            PreviewTag cat = new PreviewTag("cat", "object", 0.9f, 0.8f, 1f, 2f, 3f, 4f, mask);
            PreviewTag indoor = new PreviewTag("indoor", "image", 0.4f, -0.2f, null, null, null, null, null);
            return new Preview(List.of(cat, indoor), 640, 480, 0, 12);
        }
    }

    /** Calls nobody, and says that somebody answered with a cat unless the first call was answered with 500. */
    private static final class Caller implements ProviderActivities {

        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public ProviderTrial call(io.autotag.workflow.PreviewRequest request) {
            ProviderTrial.Sent sent = new ProviderTrial.Sent(
                    "POST", "https://example.org/detect", "image/jpeg", 1_234, 640, 480, "detector-key");
            if (calls.incrementAndGet() == 1) {
                return new ProviderTrial(false, "The provider answered 500.", sent, 500, 12, "oh no", List.of());
            }
            PreviewTag cat = new PreviewTag("cat", "object", 0.9f, 0.8f, 1f, 2f, 3f, 4f, null);
            return new ProviderTrial(true, "The provider answered.", sent, 200, 34, "{}", List.of(cat));
        }
    }

    private final class Scanner implements ScanActivities {

        @Override
        public ScanPage page(ScanRequest request) {
            scanned.add(request);
            return new ScanPage(false);
        }
    }

    private final class Ingester implements IngestActivities {

        @Override
        public IngestPage page(IngestRequest request) {
            return new IngestPage(0, false);
        }

        @Override
        public void complete(IngestRequest request) {
            ingested.add(request.datasetUid());
        }
    }
}
