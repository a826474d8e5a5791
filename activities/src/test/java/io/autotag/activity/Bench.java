package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.autotag.blob.BlobStore;
import io.autotag.blob.DirectoryBlobStore;
import io.autotag.model.TaggerOptions;
import io.autotag.search.QueriedItems;
import io.autotag.search.QueriedPredictions;
import io.autotag.source.SourceReaders;
import io.autotag.source.SourceSettings;
import io.autotag.source.SourcedBlobs;
import io.autotag.store.BulkWork;
import io.autotag.store.Database;
import io.autotag.store.ExportWork;
import io.autotag.store.PredictionWriter;
import io.autotag.store.Run;
import io.autotag.store.RunSelection;
import io.autotag.store.TestDatabase;
import io.autotag.store.WriteProbe;
import io.autotag.workflow.BulkWorkflowImpl;
import io.autotag.workflow.Chunk;
import io.autotag.workflow.ChunkActivities;
import io.autotag.workflow.ChunkOutcome;
import io.autotag.workflow.ExportWorkflowImpl;
import io.autotag.workflow.IngestWorkflowImpl;
import io.autotag.workflow.InspectRequest;
import io.autotag.workflow.InspectWorkflow;
import io.autotag.workflow.InspectWorkflowImpl;
import io.autotag.workflow.Inspection;
import io.autotag.workflow.ItemRange;
import io.autotag.workflow.PreviewWorkflowImpl;
import io.autotag.workflow.ProviderTrialWorkflowImpl;
import io.autotag.workflow.RunRef;
import io.autotag.workflow.RunStart;
import io.autotag.workflow.RunWorkflow;
import io.autotag.workflow.RunWorkflowImpl;
import io.autotag.workflow.ScanWorkflowImpl;
import io.autotag.workflow.TaskQueues;
import io.autotag.workflow.WorkflowIds;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** A worker in real time against a real database, real files and Temporal's test server. */
final class Bench implements AutoCloseable {

    private static final int PICTURE_BYTES = 1 << 20;

    static {
        // Tests fail activities on purpose; what the SDK says about that is not news.
        ((Logger) LoggerFactory.getLogger("io.temporal")).setLevel(Level.ERROR);
    }

    private final TestDatabase test;
    private final Path folder = folder();
    private final Path files;
    private final boolean owner;
    private final DirectoryBlobStore blobs;
    private final SourceReaders sources;
    private final SourcedBlobs everywhere;
    private final Drain drain = new Drain();
    private final Activities activities;
    private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build());

    private Bench(
            TestDatabase test,
            Path files,
            boolean owner,
            Optional<ModelOpener> opener,
            ProviderSettings providers,
            SourceSettings inPlace,
            WriteProbe probe,
            UnaryOperator<ChunkActivities> around) {
        this.test = test;
        this.owner = owner;
        this.files = files;
        this.blobs = new DirectoryBlobStore(files);
        this.sources = new SourceReaders(inPlace);
        this.everywhere = new SourcedBlobs(test.database(), blobs, sources);
        activities = new Activities(
                test.database(),
                everywhere,
                sources,
                new RunSelection(),
                new BulkWork(QueriedPredictions.ports()),
                new ExportWork(new QueriedItems()),
                new PredictionWriter(probe),
                opener,
                new ActivitySettings(
                        folder.resolve("models"),
                        2,
                        Slots.defaults(),
                        PICTURE_BYTES,
                        4 * PICTURE_BYTES,
                        1 << 20,
                        1 << 20,
                        true,
                        TaggerOptions.defaults(),
                        providers),
                drain,
                WorkMeter.none());
        serve(around.apply(activities.chunk()));
    }

    static Bench with(PictureTagger tagger) {
        return with(tagger, WriteProbe.none(), UnaryOperator.identity());
    }

    /** @param around what the worker takes for its chunk activities */
    static Bench with(PictureTagger tagger, WriteProbe probe, UnaryOperator<ChunkActivities> around) {
        return with((file, version) -> tagger, probe, around);
    }

    static Bench with(ModelOpener opener) {
        return with(opener, WriteProbe.none(), UnaryOperator.identity());
    }

    private static Bench with(ModelOpener opener, WriteProbe probe, UnaryOperator<ChunkActivities> around) {
        return new Bench(
                TestDatabase.create(),
                folder(),
                true,
                Optional.of(opener),
                ProviderSettings.defaults(),
                SourceSettings.none(),
                probe,
                around);
    }

    /** Opens models and providers as a worker does. */
    static Bench with(ProviderSettings providers) {
        return new Bench(
                TestDatabase.create(),
                folder(),
                true,
                Optional.empty(),
                providers,
                SourceSettings.none(),
                WriteProbe.none(),
                UnaryOperator.identity());
    }

    /** Reads pictures in place as a worker does. */
    static Bench with(PictureTagger tagger, SourceSettings inPlace) {
        return new Bench(
                TestDatabase.create(),
                folder(),
                true,
                Optional.of((file, version) -> tagger),
                ProviderSettings.defaults(),
                inPlace,
                WriteProbe.none(),
                UnaryOperator.identity());
    }

    /** Another worker over the same database and files; the first one closes both. */
    static Bench over(Bench first, PictureTagger tagger) {
        return new Bench(
                first.test,
                first.files,
                false,
                Optional.of((file, version) -> tagger),
                ProviderSettings.defaults(),
                SourceSettings.none(),
                WriteProbe.none(),
                UnaryOperator.identity());
    }

    private void serve(ChunkActivities chunks) {
        Worker orchestrator = environment.newWorker(TaskQueues.ORCHESTRATOR);
        orchestrator.registerWorkflowImplementationTypes(
                RunWorkflowImpl.class,
                IngestWorkflowImpl.class,
                ScanWorkflowImpl.class,
                InspectWorkflowImpl.class,
                PreviewWorkflowImpl.class,
                ProviderTrialWorkflowImpl.class,
                BulkWorkflowImpl.class,
                ExportWorkflowImpl.class,
                TryChunkImpl.class);
        orchestrator.registerActivitiesImplementations(activities.run());
        environment.newWorker(TaskQueues.INFER_CPU_BATCH).registerActivitiesImplementations(chunks);
        environment
                .newWorker(TaskQueues.INFER_CPU_QUICK)
                .registerActivitiesImplementations(
                        chunks, activities.inspect(), activities.preview(), activities.provider());
        environment.newWorker(TaskQueues.IO).registerActivitiesImplementations(activities.ingest());
        environment.newWorker(TaskQueues.SCAN).registerActivitiesImplementations(activities.scan());
        environment.newWorker(TaskQueues.BULK).registerActivitiesImplementations(activities.bulk());
        environment.newWorker(TaskQueues.EXPORT).registerActivitiesImplementations(activities.export());
        environment.start();
    }

    Database database() {
        return test.database();
    }

    Rows rows() {
        return new Rows(test.settings());
    }

    DirectoryBlobStore blobs() {
        return blobs;
    }

    /** What a worker sees of it and of sources. */
    BlobStore everywhere() {
        return everywhere;
    }

    /** The file is no longer in the blob store. */
    void lose(byte[] file) {
        String sha256 = World.put(blobs, file).sha256();
        try {
            Files.delete(files.resolve(sha256.substring(0, 2)).resolve(sha256));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Drain drain() {
        return drain;
    }

    Activities activities() {
        return activities;
    }

    /** What the worker says of a model that is in the blob store. */
    Inspection inspect(String sha256, String card) {
        return client().newWorkflowStub(InspectWorkflow.class, options("inspect-" + sha256 + card.hashCode()))
                .inspect(new InspectRequest(sha256, card, "tiny"));
    }

    /** A world for a model as it was accepted. */
    World world(byte[] model, String card) {
        Inspection inspection = inspect(World.put(blobs, model).sha256(), card);
        assertThat(inspection.accepted()).as(inspection.detail()).isTrue();
        return World.plant(database(), blobs, model, inspection.cardYaml(), inspection.head(), inspection.labels());
    }

    /** A world for the {@link ColourTagger}. */
    World plant() {
        return World.plant(
                database(), blobs, World.bytes("a model"), "head: classifier-softmax\n", ColourTagger.LABELS);
    }

    WorkflowClient client() {
        return environment.getWorkflowClient();
    }

    /** Plans the run as its workflow would. */
    RunRef plan(Run run) {
        RunRef reference = reference(run);
        database().inTransaction(tx -> new RunSelection().freeze(tx, run.id()));
        database().inTransaction(tx -> new RunSelection().begin(tx, run.id()));
        return reference;
    }

    static RunRef reference(Run run) {
        return new RunRef(run.id(), run.uid(), run.epoch());
    }

    /** One chunk with a minute's time, tried again as in a run. */
    ChunkOutcome process(RunRef run, long from, long to) {
        return start(new Chunk(run, new ItemRange(from, to), Instant.now().plusSeconds(60)))
                .join();
    }

    CompletableFuture<ChunkOutcome> start(Chunk chunk) {
        TryChunk workflow = client().newWorkflowStub(TryChunk.class, options("chunk-" + UUID.randomUUID()));
        return WorkflowClient.execute(workflow::process, chunk);
    }

    /** Starts the run's workflow, or rings at the one that is open. */
    WorkflowStub start(Run run) {
        RunWorkflow workflow = client().newWorkflowStub(RunWorkflow.class, options(WorkflowIds.run(run.uid())));
        BatchRequest request = client().newSignalWithStartRequest();
        request.add(workflow::run, RunStart.of(reference(run)));
        request.add(workflow::nudge);
        client().signalWithStart(request);
        return WorkflowStub.fromTyped(workflow);
    }

    static WorkflowOptions options(String id) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(TaskQueues.ORCHESTRATOR)
                .setWorkflowExecutionTimeout(Duration.ofMinutes(5))
                .build();
    }

    @Override
    public void close() {
        environment.close();
        activities.close();
        sources.close();
        delete(folder);
        if (owner) {
            test.close();
            delete(files);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("autotag-bench");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
