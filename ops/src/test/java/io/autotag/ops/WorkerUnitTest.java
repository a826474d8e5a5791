package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.blob.BlobSettings;
import io.autotag.blob.DirectoryBlobStore;
import io.autotag.blob.StoredBlob;
import io.autotag.ops.Settings.DatabaseAddress;
import io.autotag.ops.process.Supervisor;
import io.autotag.store.Database;
import io.autotag.store.DatabaseSettings;
import io.autotag.store.Dataset;
import io.autotag.store.DatasetRepository;
import io.autotag.store.DatasetStatus;
import io.autotag.store.Harbour;
import io.autotag.store.TestDatabase;
import io.autotag.store.Transaction;
import io.autotag.store.Worker;
import io.autotag.store.WorkerRegistry;
import io.autotag.workflow.IngestRequest;
import io.autotag.workflow.IngestWorkflow;
import io.autotag.workflow.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker as a process: real Temporal protocol, real PostgreSQL, real files. */
final class WorkerUnitTest {

    @TempDir
    Path folder;

    private final DatabaseSettings settings = TestDatabase.createEmpty();
    private Home home;
    private Supervisor temporal;
    private Supervisor supervisor;
    private int temporalPort;

    @BeforeEach
    void open() {
        home = new Home(folder);
        home.create();
        temporal = new Supervisor(home.run(), home.logs(), event -> {});
        supervisor = new Supervisor(home.run(), home.logs(), event -> {});
        temporalPort = Ports.remembered(home.portFile("temporal"));
    }

    @AfterEach
    void close() {
        supervisor.close();
        temporal.close();
    }

    @Test
    void waitsForTheSchemaAndForTemporalThenWorksUntilItIsAskedToEnd() throws Exception {
        CompletableFuture<Void> worker = CompletableFuture.runAsync(() -> supervisor.start(unit()));
        assertThat(worker.isDone()).isFalse();
        Database.migrate(settings);
        temporal.start(TemporalUnit.ephemeral(temporalPort));
        worker.get(60, TimeUnit.SECONDS);
        try (Database database = Database.open(settings)) {
            assertThat(workers(database)).singleElement().satisfies(seen -> assertThat(seen.queues())
                    .contains(TaskQueues.ORCHESTRATOR, TaskQueues.INFER_CPU_BATCH, TaskQueues.IO, TaskQueues.SCAN));
            Dataset dataset = database.inTransaction(this::upload);
            ingest(dataset);
            Dataset ingested = database.read(tx -> new DatasetRepository().getForWorker(tx, dataset.uid()));
            assertThat(ingested.status()).isEqualTo(DatasetStatus.CREATED);
            assertThat(ingested.itemCount()).isEqualTo(1);
            supervisor.close();
            assertThat(workers(database)).isEmpty();
            assertThat(home.run().resolve("worker.ready")).doesNotExist();
        }
    }

    private WorkerUnit unit() {
        DatabaseAddress address = new DatabaseAddress(settings.jdbcUrl(), settings.user(), settings.password());
        return new WorkerUnit(
                home,
                new Wiring(
                        address, "127.0.0.1:" + temporalPort, "default", Map.of(), BlobSettings.folder(home.blobs())));
    }

    private static List<Worker> workers(Database database) {
        return database.read(tx -> new WorkerRegistry().seenSince(tx, Instant.EPOCH));
    }

    private Dataset upload(Transaction tx) {
        Harbour harbour = Harbour.plant(tx);
        harbour.upload(tx, "notes.jpg", store("notes"));
        return harbour.dataset();
    }

    private StoredBlob store(String text) {
        try {
            return new DirectoryBlobStore(home.blobs())
                    .put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 100);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void ingest(Dataset dataset) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + temporalPort)
                .build());
        try {
            WorkflowOptions options = WorkflowOptions.newBuilder()
                    .setWorkflowId("ingest")
                    .setTaskQueue(TaskQueues.ORCHESTRATOR)
                    .build();
            WorkflowClient.newInstance(stubs)
                    .newWorkflowStub(IngestWorkflow.class, options)
                    .ingest(new IngestRequest(dataset.uid()));
        } finally {
            stubs.shutdownNow();
        }
    }
}
