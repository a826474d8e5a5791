package io.autotag.activity;

import io.autotag.store.Database;
import io.autotag.store.Dataset;
import io.autotag.store.DatasetRepository;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.ItemsAdded;
import io.autotag.store.NewItem;
import io.autotag.store.Outbox;
import io.autotag.store.Transaction;
import io.autotag.store.Upload;
import io.autotag.store.UploadRepository;
import io.autotag.workflow.IngestActivities;
import io.autotag.workflow.IngestPage;
import io.autotag.workflow.IngestRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the headers of uploads and makes items of them, each page in one transaction. */
final class IngestActivitiesImpl implements IngestActivities {

    private static final int PAGE_UPLOADS = 1_000;

    private final Database database;
    private final UploadedFile files;
    private final Heartbeats heartbeats;
    private final Duration longestPage;
    private final DatasetRepository datasets = new DatasetRepository();
    private final UploadRepository uploads = new UploadRepository();
    private final ItemRepository items = new ItemRepository();
    private final Outbox outbox = new Outbox();

    /** @param longestPage after which a page is written, however few uploads it has: at least one */
    IngestActivitiesImpl(Database database, UploadedFile files, Heartbeats heartbeats, Duration longestPage) {
        this.database = database;
        this.files = files;
        this.heartbeats = heartbeats;
        this.longestPage = longestPage;
    }

    @Override
    public IngestPage page(IngestRequest request) {
        return ActivityBorder.cross(() -> {
            try (Heartbeats.Heartbeat heartbeat = heartbeats.start(0)) {
                return page(request, heartbeat);
            }
        });
    }

    private IngestPage page(IngestRequest request, Heartbeats.Heartbeat heartbeat) {
        Dataset dataset = database.read(tx -> datasets.getForWorker(tx, request.datasetUid()));
        List<Upload> waiting = database.read(tx -> uploads.waiting(tx, dataset.id(), PAGE_UPLOADS));
        List<NewItem> found = look(waiting, heartbeat);
        List<Upload> page = waiting.subList(0, found.size());
        int taken = database.inTransaction(tx -> add(tx, dataset, page, found));
        return new IngestPage(taken, page.size() < waiting.size() || page.size() == PAGE_UPLOADS);
    }

    /** Looks at the first ones, as many as there is time for, so that slow files never keep a page from being written. */
    private List<NewItem> look(List<Upload> waiting, Heartbeats.Heartbeat heartbeat) {
        long begun = System.nanoTime();
        List<NewItem> found = new ArrayList<>();
        for (Upload upload : waiting) {
            heartbeat.check();
            found.add(files.toItem(upload));
            if (System.nanoTime() - begun >= longestPage.toNanos()) {
                break;
            }
        }
        return found;
    }

    /** Whoever tags uploads at once learns of the items in the transaction that adds them: no item is missed or told twice. */
    private int add(Transaction tx, Dataset dataset, List<Upload> page, List<NewItem> found) {
        List<Item> added = items.add(tx, dataset.id(), found);
        uploads.markIngested(tx, page.stream().mapToLong(Upload::id).toArray());
        if (!added.isEmpty()) {
            List<Long> ids = added.stream().map(Item::id).sorted().toList();
            new ItemsAdded(dataset.id(), ids).appendTo(outbox, tx);
        }
        return added.size();
    }

    /**
     * While uploads wait that were claimed meanwhile, the ingest that was started for them does it. Who claims some at this
     * moment says so before the look at what waits, or after the dataset is complete.
     */
    @Override
    public void complete(IngestRequest request) {
        ActivityBorder.cross(() -> database.inTransaction(tx -> {
            Dataset dataset = datasets.getForWorker(tx, request.datasetUid());
            datasets.lockStatus(tx, dataset.id());
            boolean complete = uploads.waiting(tx, dataset.id(), 1).isEmpty();
            if (complete) {
                datasets.markCreated(tx, dataset.id());
            }
            return complete;
        }));
    }
}
