package io.autotag.api.run;

import io.autotag.blob.BlobStore;
import io.autotag.blob.StoredBlob;
import io.autotag.store.Database;
import io.autotag.store.ThumbnailRepository;
import io.autotag.workflow.TaskQueues;
import io.autotag.workflow.ThumbnailActivities;
import io.autotag.workflow.ThumbnailRequest;
import io.autotag.workflow.ThumbnailWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A worker with the real workflow that makes "thumbnails" which say their size; a source whose text begins with "broken"
 * is refused.
 */
public final class TestThumbnails implements AutoCloseable {

    private final Database database;
    private final BlobStore blobs;
    private final WorkflowServiceStubs stubs;
    private final WorkerFactory factory;
    private final List<Integer> batches = new CopyOnWriteArrayList<>();

    private TestThumbnails(Database database, BlobStore blobs, WorkflowServiceStubs stubs) {
        this.database = database;
        this.blobs = blobs;
        this.stubs = stubs;
        this.factory = WorkerFactory.newInstance(WorkflowClient.newInstance(stubs));
    }

    public static TestThumbnails start(String temporalAddress, Database database, BlobStore blobs) {
        TestThumbnails worker = new TestThumbnails(
                database,
                blobs,
                WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                        .setTarget(temporalAddress)
                        .build()));
        worker.factory
                .newWorker(TaskQueues.ORCHESTRATOR)
                .registerWorkflowImplementationTypes(ThumbnailWorkflowImpl.class);
        worker.factory.newWorker(TaskQueues.IO).registerActivitiesImplementations((ThumbnailActivities) worker::make);
        worker.factory.start();
        return worker;
    }

    /** How many pictures each errand had. */
    public List<Integer> batches() {
        return List.copyOf(batches);
    }

    private void make(ThumbnailRequest request) {
        batches.add(request.sources().size());
        request.sources()
                .forEach(source -> database.doInTransaction(tx -> {
                    ThumbnailRepository thumbnails = new ThumbnailRepository();
                    if (new String(blobs.read(source), StandardCharsets.UTF_8).startsWith("broken")) {
                        thumbnails.refused(tx, source, "The JPEG file is damaged.");
                    } else {
                        thumbnails.made(tx, source, files());
                    }
                }));
    }

    private Map<Integer, StoredBlob> files() {
        return Stream.of(160, 320, 640, 1280).collect(Collectors.toMap(size -> size, size -> put("small " + size)));
    }

    private StoredBlob put(String text) {
        try {
            return blobs.put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        factory.shutdownNow();
        factory.awaitTermination(10, TimeUnit.SECONDS);
        stubs.shutdownNow();
    }
}
