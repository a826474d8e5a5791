package io.autotag.api.run;

import io.autotag.blob.DirectoryBlobStore;
import io.autotag.blob.StoredBlob;
import io.autotag.search.QueriedItems;
import io.autotag.store.Database;
import io.autotag.store.ExportAttempt;
import io.autotag.store.ExportCounts;
import io.autotag.store.ExportWork;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.workflow.ExportActivities;
import io.autotag.workflow.ExportRef;
import io.autotag.workflow.ExportWorkflowImpl;
import io.autotag.workflow.FailureType;
import io.autotag.workflow.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A worker with the real workflow and store whose files hold the names of their exports. It can be held. */
public final class ExportWorker implements ExportActivities, AutoCloseable {

    private final Database database;
    private final DirectoryBlobStore blobs;
    private final ExportWork work = new ExportWork(new QueriedItems());
    private final WorkflowServiceStubs stubs;
    private final WorkerFactory factory;
    private volatile boolean held;

    private ExportWorker(Database database, DirectoryBlobStore blobs, WorkflowServiceStubs stubs) {
        this.database = database;
        this.blobs = blobs;
        this.stubs = stubs;
        this.factory = WorkerFactory.newInstance(WorkflowClient.newInstance(stubs));
    }

    public static ExportWorker start(String temporalAddress, Database database, DirectoryBlobStore blobs) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(temporalAddress)
                .build());
        ExportWorker worker = new ExportWorker(database, blobs, stubs);
        worker.factory.newWorker(TaskQueues.ORCHESTRATOR).registerWorkflowImplementationTypes(ExportWorkflowImpl.class);
        worker.factory.newWorker(TaskQueues.EXPORT).registerActivitiesImplementations(worker);
        worker.factory.start();
        return worker;
    }

    /** Lets exports wait when they have begun, or no more. */
    public void hold(boolean wanted) {
        held = wanted;
    }

    @Override
    public void write(ExportRef export) {
        try {
            database.doInTransaction(tx -> work.freeze(tx, export.id()));
            database.inTransaction(tx -> work.begin(tx, export.id())).ifPresent(this::write);
        } catch (StoreException failure) {
            throw failure.code() == StoreError.INVALID
                    ? FailureType.BAD_INPUT.failure(String.valueOf(failure.getMessage()))
                    : failure;
        }
    }

    private void write(ExportAttempt attempt) {
        if (held) {
            throw FailureType.INFRASTRUCTURE.failure("Held by a test.");
        }
        byte[] name = attempt.export().order().name().getBytes(StandardCharsets.UTF_8);
        ExportCounts counts = new ExportCounts(0, attempt.export().counts().items(), 1, 2, 0);
        try {
            StoredBlob file = blobs.write(out -> out.write(name), Long.MAX_VALUE);
            database.inTransaction(tx -> work.complete(tx, attempt, counts, file, Instant.now()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void fail(ExportRef export, String sentence) {
        database.doInTransaction(tx -> work.fail(tx, export.id(), sentence));
    }

    @Override
    public void close() {
        factory.shutdownNow();
        factory.awaitTermination(10, TimeUnit.SECONDS);
        stubs.shutdownNow();
    }
}
