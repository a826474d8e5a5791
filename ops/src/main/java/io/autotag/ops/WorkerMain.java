package io.autotag.ops;

import io.autotag.activity.Activities;
import io.autotag.activity.ActivitySettings;
import io.autotag.activity.Drain;
import io.autotag.blob.BlobStore;
import io.autotag.ops.process.StartException;
import io.autotag.search.QueriedItems;
import io.autotag.search.QueriedPredictions;
import io.autotag.source.SourceReaders;
import io.autotag.source.SourcedBlobs;
import io.autotag.store.BulkWork;
import io.autotag.store.Database;
import io.autotag.store.ExportWork;
import io.autotag.store.RunSelection;
import io.autotag.store.WorkerReport;
import io.autotag.trace.TraceSettings;
import io.autotag.trace.Tracing;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The worker process: everything it is made of, in the order in which it starts and the reverse one in which it ends. */
public final class WorkerMain implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WorkerMain.class);

    private final Draining draining;
    private final WorkerMetrics metrics;
    private final Optional<Tracing> tracing;
    private final Database database;
    private final SourceReaders sources;
    private final SourceReaders pictures;
    private final Activities activities;
    private final WorkerQueues queues;
    private final WorkerPresence presence;

    private WorkerMain(
            Draining draining,
            WorkerMetrics metrics,
            Optional<Tracing> tracing,
            Database database,
            SourceReaders sources,
            SourceReaders pictures,
            Activities activities,
            WorkerQueues queues,
            WorkerPresence presence) {
        this.draining = draining;
        this.metrics = metrics;
        this.tracing = tracing;
        this.database = database;
        this.sources = sources;
        this.pictures = pictures;
        this.activities = activities;
        this.queues = queues;
        this.presence = presence;
    }

    /** Takes its settings from the environment and works until it is asked to end. */
    public static void main(String[] arguments) {
        // Temporal's client and that of traces log the old way.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        try {
            WorkerMain worker = start(WorkerSettings.of(System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(worker::close, "stop"));
            log.info("Ready for work on {}", WorkerQueues.NAMES);
        } catch (StartException failure) {
            log.error("{}", failure.sentence());
            System.exit(1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception bug) {
            // Threads that have begun by now would keep the process up, as a worker that never works.
            log.error("The worker could not start", bug);
            System.exit(1);
        }
    }

    /** Waits for the database, its schema, the blob store and Temporal, and begins to work. */
    static WorkerMain start(WorkerSettings settings) throws InterruptedException {
        Drain drain = new Drain();
        WorkerMetrics metrics = WorkerMetrics.start(settings.metrics());
        Optional<Tracing> tracing = settings.traces().map(WorkerMain::tracing);
        ActivitySettings limits = ActivitySettings.defaults(settings.models())
                .on(settings.device())
                .tuned(settings.tunes())
                .with(settings.providers());
        Database database = WorkerStore.open(settings.database());
        BlobStore blobs = OpenBlobs.await(settings.blobs());
        SourceReaders sources = new SourceReaders(settings.sources());
        SourceReaders pictures = SourceReaders.forPictures(settings.sources());
        Activities activities = Activities.start(
                database,
                new SourcedBlobs(database, blobs, pictures),
                sources,
                new RunSelection(new QueriedItems()),
                new BulkWork(QueriedPredictions.ports()),
                new ExportWork(new QueriedItems()),
                limits,
                drain,
                metrics.work());
        WorkerQueues queues = WorkerQueues.serve(settings, activities, limits.slots(), metrics.temporal(), tracing);
        Draining draining = new Draining(drain, queues);
        WorkerPresence presence = new WorkerPresence(
                database,
                settings.readyFile(),
                () -> new WorkerReport(
                        settings.device().word(),
                        activities.openModels(),
                        metrics.imagesPerSecond(),
                        activities.inHand(),
                        draining.wish()),
                draining);
        presence.begin();
        return new WorkerMain(draining, metrics, tracing, database, sources, pictures, activities, queues, presence);
    }

    private static Tracing tracing(TraceSettings settings) {
        try {
            return Tracing.start(settings);
        } catch (IllegalArgumentException refused) {
            throw new StartException(String.valueOf(refused.getMessage()), refused);
        }
    }

    /** Drains: chunks return with what they have, and go on in another worker. */
    @Override
    public void close() {
        log.info("Ending: no more work is taken, chunks return early");
        draining.end();
        queues.close();
        presence.close();
        activities.close();
        sources.close();
        pictures.close();
        database.close();
        tracing.ifPresent(Tracing::close);
        metrics.close();
        log.info("Ended");
    }
}
