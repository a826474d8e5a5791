package io.autotag.activity;

import io.autotag.blob.BlobStore;
import io.autotag.image.ImageDecoder;
import io.autotag.image.ImageLimits;
import io.autotag.model.ModelCard;
import io.autotag.source.SourceReaders;
import io.autotag.store.BulkWork;
import io.autotag.store.Database;
import io.autotag.store.ExportWork;
import io.autotag.store.ModelTunings;
import io.autotag.store.PredictionWriter;
import io.autotag.store.RescoreWork;
import io.autotag.store.RunSelection;
import io.autotag.workflow.BulkActivities;
import io.autotag.workflow.ChunkActivities;
import io.autotag.workflow.ExportActivities;
import io.autotag.workflow.IngestActivities;
import io.autotag.workflow.InspectActivities;
import io.autotag.workflow.PreviewActivities;
import io.autotag.workflow.ProviderActivities;
import io.autotag.workflow.RescoreActivities;
import io.autotag.workflow.RunActivities;
import io.autotag.workflow.ScanActivities;
import io.autotag.workflow.ThumbnailActivities;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All activities of one worker with what they share: its models, its inference threads, its memory. */
public final class Activities implements AutoCloseable {

    /** An ingest's page is written after this time, a fraction of what its activity has. */
    private static final Duration LONGEST_PAGE = Duration.ofMinutes(1);

    /** A scan gives its slot back so often, for the scans of other sources that wait for one. */
    private static final Duration LONGEST_SCAN = Duration.ofSeconds(20);

    /** Half a minute, as attempts are spaced. */
    private static final int MOST_LISTINGS = 5;

    /** In the folder of the models, which stays on this disk as they do. */
    private static final String NOTES = "under-work";

    private final Providers providers;
    private final ModelCache models;
    private final InferencePool pool;
    private final UnderWork underWork;
    private final Heartbeats heartbeats = new Heartbeats();
    private final ExecutorService feeders = Executors.newCachedThreadPool(Activities::feeder);
    private final RunActivities run;
    private final ChunkActivities chunk;
    private final IngestActivities ingest;
    private final InspectActivities inspect;
    private final PreviewActivities preview;
    private final ProviderActivities provider;
    private final BulkActivities bulk;
    private final RescoreActivities rescore;
    private final ThumbnailActivities thumbnails;
    private final ScanActivities scan;
    private final ExportActivities export;

    /**
     * Starts the inference threads.
     *
     * @param sources opens what is read in place; stays the caller's
     * @param selection resolves what runs cover
     * @param bulkWork carries bulk actions out
     * @param exportWork carries exports out
     * @param drain tells chunks that the worker takes no more work
     * @param meter learns how chunks go
     */
    public static Activities start(
            Database database,
            BlobStore blobs,
            SourceReaders sources,
            RunSelection selection,
            BulkWork bulkWork,
            ExportWork exportWork,
            ActivitySettings settings,
            Drain drain,
            WorkMeter meter) {
        return new Activities(
                database,
                blobs,
                sources,
                selection,
                bulkWork,
                exportWork,
                new PredictionWriter(),
                Optional.empty(),
                settings,
                drain,
                meter);
    }

    /** @param instead opens models in the place of the runtime and of providers */
    Activities(
            Database database,
            BlobStore blobs,
            SourceReaders sources,
            RunSelection selection,
            BulkWork bulkWork,
            ExportWork exportWork,
            PredictionWriter writer,
            Optional<ModelOpener> instead,
            ActivitySettings settings,
            Drain drain,
            WorkMeter meter) {
        ModelFiles files = new ModelFiles(settings.modelFolder(), blobs, settings.keptModelBytes());
        ByteBudget budget = new ByteBudget(settings.filesBytes());
        Pictures pictures = new Pictures(blobs, settings.pictureBytes(), budget, meter);
        providers = new Providers(database, settings);
        int cores = settings.inferenceThreads();
        TuningMemory memory =
                new TuningMemory(settings.modelFolder(), settings.models().device(), cores);
        ModelOpener opener = instead.orElseGet(() -> new OpenedModels(onnx(settings, memory), providers));
        models = new ModelCache(files, opener, settings.openModelBytes());
        Optional<Gauge> gauge = settings.tunes() && instead.isEmpty()
                ? Optional.of(Gauge.of(settings.models(), cores))
                : Optional.empty();
        ModelTunings tunings = new ModelTunings();
        TunedModels tuned = new TunedModels(
                models,
                files,
                memory,
                MachineTurns.here(database),
                gauge,
                (version, known) -> database.doInTransaction(tx -> tunings.note(tx, version.id(), known)));
        pool = InferencePool.start(cores);
        Path notes = settings.modelFolder().resolve(NOTES);
        LeftUnderWork.report(notes, database);
        underWork = UnderWork.begin(notes);
        run = new RunActivitiesImpl(database, selection, models, new RunShape(settings.slots()), heartbeats);
        chunk = new ChunkActivitiesImpl(
                database, selection, writer, tuned, pictures, pool, feeders, heartbeats, drain, meter, underWork);
        ingest = new IngestActivitiesImpl(database, new UploadedFile(blobs, pictures), heartbeats, LONGEST_PAGE);
        inspect = new InspectActivitiesImpl(blobs, files, providers, settings.models(), heartbeats);
        OneItem item = new OneItem(database, models, pictures, heartbeats);
        preview = new PreviewActivitiesImpl(item);
        provider = new ProviderActivitiesImpl(item);
        bulk = new BulkActivitiesImpl(database, bulkWork, heartbeats, drain, Clock.systemUTC());
        RescoreWork rescoring = new RescoreWork(card -> ModelCard.parse(card).curves(), RescoreWork.GRACE);
        rescore = new RescoreActivitiesImpl(database, rescoring, heartbeats, drain, Clock.systemUTC());
        export = new ExportActivitiesImpl(database, blobs, exportWork, heartbeats, drain, Clock.systemUTC());
        ImageDecoder decoder = new ImageDecoder(
                new ImageLimits(settings.pictureBytes(), settings.models().picturePixels()));
        ThumbnailMaker maker = new ThumbnailMaker(database, blobs, decoder);
        thumbnails = new ThumbnailActivitiesImpl(pictures, maker, heartbeats);
        SourcePictures inPlace =
                new SourcePictures(database, maker, settings.pictureBytes(), new ByteBudget(settings.filesBytes()));
        scan = new ScanActivitiesImpl(database, sources, inPlace, heartbeats, meter, LONGEST_SCAN, MOST_LISTINGS);
    }

    private static OnnxModels onnx(ActivitySettings settings, TuningMemory memory) {
        return settings.tunes()
                ? new OnnxModels(settings.models(), memory::calling)
                : new OnnxModels(settings.models());
    }

    public RunActivities run() {
        return run;
    }

    public ChunkActivities chunk() {
        return chunk;
    }

    public IngestActivities ingest() {
        return ingest;
    }

    public InspectActivities inspect() {
        return inspect;
    }

    public PreviewActivities preview() {
        return preview;
    }

    public ProviderActivities provider() {
        return provider;
    }

    public BulkActivities bulk() {
        return bulk;
    }

    public RescoreActivities rescore() {
        return rescore;
    }

    public ThumbnailActivities thumbnails() {
        return thumbnails;
    }

    public ScanActivities scan() {
        return scan;
    }

    public ExportActivities export() {
        return export;
    }

    /** Pieces of work that are under way; short ones, which ask and tell the database, are not counted. */
    public int inHand() {
        return heartbeats.open();
    }

    /** The ids of the versions whose models are open, the one that was used last at the end. */
    public List<Long> openModels() {
        return models.open();
    }

    /** To be called when no activity is under way any more. */
    @Override
    public void close() {
        heartbeats.close();
        pool.close();
        underWork.close();
        feeders.shutdownNow();
        models.close();
        providers.close();
    }

    private static Thread feeder(Runnable work) {
        Thread thread = new Thread(work, "feeder");
        thread.setDaemon(true);
        return thread;
    }
}
