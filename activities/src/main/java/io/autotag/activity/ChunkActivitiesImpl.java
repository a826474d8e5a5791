package io.autotag.activity;

import io.autotag.run.Desired;
import io.autotag.store.ChunkKey;
import io.autotag.store.Database;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.PositionRange;
import io.autotag.store.PredictionWriter;
import io.autotag.store.ProjectPace;
import io.autotag.store.Run;
import io.autotag.store.RunProbes;
import io.autotag.store.RunSelection;
import io.autotag.store.Transaction;
import io.autotag.workflow.Chunk;
import io.autotag.workflow.ChunkActivities;
import io.autotag.workflow.ChunkOutcome;
import io.autotag.workflow.ChunkOutcome.Stop;
import io.autotag.workflow.FailureType;
import io.autotag.workflow.TaskQueues;
import io.temporal.activity.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Sets the pipeline of a chunk up: files are read ahead, the pool answers, the thread of the activity writes. */
final class ChunkActivitiesImpl implements ChunkActivities {

    private static final Logger log = LoggerFactory.getLogger(ChunkActivitiesImpl.class);

    /** Results may wait so far ahead of the writer: more than a fast model makes while a batch is written. */
    private static final int MOST_UNWRITTEN = Batch.MOST_ITEMS;

    private final Database database;
    private final RunSelection selection;
    private final PredictionWriter writer;
    private final TunedModels models;
    private final Pictures pictures;
    private final InferencePool pool;
    private final Executor feeders;
    private final Heartbeats heartbeats;
    private final Drain drain;
    private final WorkMeter meter;
    private final UnderWork underWork;
    private final Fence fence = new Fence();
    private final ProjectPace pace = new ProjectPace();
    private final RunProbes probes = new RunProbes();
    private final Suspects suspects;

    ChunkActivitiesImpl(
            Database database,
            RunSelection selection,
            PredictionWriter writer,
            TunedModels models,
            Pictures pictures,
            InferencePool pool,
            Executor feeders,
            Heartbeats heartbeats,
            Drain drain,
            WorkMeter meter,
            UnderWork underWork) {
        this.database = database;
        this.selection = selection;
        this.writer = writer;
        this.models = models;
        this.pictures = pictures;
        this.pool = pool;
        this.feeders = feeders;
        this.heartbeats = heartbeats;
        this.drain = drain;
        this.meter = meter;
        this.underWork = underWork;
        this.suspects = new Suspects(pool::isIdle);
    }

    @Override
    public ChunkOutcome process(Chunk chunk) {
        return ActivityBorder.cross(() -> {
            long from = chunk.range().from();
            MDC.put("run", chunk.run().uid());
            MDC.put("chunk", String.valueOf(from));
            try (Heartbeats.Heartbeat heartbeat = heartbeats.start(from)) {
                ChunkOutcome outcome = process(chunk, heartbeat);
                log.info("Chunk {} to {}: {} at {}", from, chunk.range().to(), outcome.stop(), outcome.next());
                return outcome;
            } finally {
                MDC.remove("run");
                MDC.remove("chunk");
            }
        });
    }

    /** What a chunk is part of. */
    private record Order(Run run, ModelVersion version) {}

    private Order order(Transaction tx, Chunk chunk) {
        Run run = fence.enter(tx, chunk.run());
        return new Order(run, new ModelRepository().versionForWorker(tx, run.modelVersionId()));
    }

    /**
     * Looks at the whole range, not only behind the position: what is written is not handed out again, and where people
     * have deleted what another run had found there is something to do behind it.
     */
    private ChunkOutcome process(Chunk chunk, Heartbeats.Heartbeat heartbeat) throws InterruptedException {
        if (drain.hasBegun()) {
            // Whoever asked for work before the drain began may still be given some.
            return new ChunkOutcome(chunk.range().from(), Stop.SHUTDOWN, null);
        }
        ChunkKey key = new ChunkKey(
                chunk.run().id(), chunk.run().epoch(), chunk.range().from());
        Order order = database.read(tx -> order(tx, chunk));
        Run run = order.run();
        if (run.desired() != Desired.RUN) {
            // It waited for a slot meanwhile; the pause waits for it.
            return new ChunkOutcome(key.from(), ChunkOutcome.Stop.STOPPED);
        }
        long position = database.inTransaction(tx -> writer.positionOf(tx, key));
        heartbeat.at(position);
        try (ModelLease model = lease(order.version(), chunk, heartbeat);
                ResultQueue results = new ResultQueue(MOST_UNWRITTEN);
                ItemOrder items = items(run, model.tagger());
                Turns turns = new Turns(() -> database.inTransaction(tx -> pace.take(tx, run.projectId())))) {
            PositionRange range = new PositionRange(key.from(), chunk.range().to());
            feeders.execute(new Feed(
                    range,
                    page -> database.read(tx -> selection.itemsAt(tx, key.runId(), page)),
                    turns,
                    items,
                    results));
            ChunkOutcome outcome = new ChunkAttempt(
                            database, writer, chunk, returnBy(chunk), position, turns, results, heartbeat, drain, meter)
                    .run();
            return isAgain() ? notInVain(chunk, outcome) : outcome;
        }
    }

    private ModelLease lease(ModelVersion version, Chunk chunk, Heartbeats.Heartbeat heartbeat)
            throws InterruptedException {
        return isLarge()
                ? models.lease(version, chunk.run().id(), () -> isToReturn(chunk, heartbeat))
                : models.lease(version);
    }

    /**
     * An attempt before this one did not come back, or items that took the process down are not written yet: each is watched
     * now. Who is watched is noted in the database, and must not be counted twice; all others are noted on the disk.
     */
    private ItemOrder items(Run run, PictureTagger tagger) {
        boolean isToWatch =
                isAgain() || database.read(tx -> probes.areUnanswered(tx, run.id(), ProbedItems.MOST_UNANSWERED));
        ItemOrder pooled = PooledItems.with(
                pictures,
                tagger,
                tagger.threads(pool),
                RunShape.weight(run),
                ids -> isToWatch ? UnderWork.Note.NONE : underWork.note(run.id(), ids));
        return isToWatch ? new ProbedItems(pooled, database, run.id(), suspects) : suspects.apart(pooled);
    }

    private static boolean isAgain() {
        return Activity.getExecutionContext().getInfo().getAttempt() > 1;
    }

    private static Instant returnBy(Chunk chunk) {
        long scheduled = Activity.getExecutionContext().getInfo().getScheduledTimestamp();
        return ChunkTime.returnBy(chunk.returnBy(), Instant.ofEpochMilli(scheduled), Instant.now());
    }

    /**
     * Where an attempt has failed and the next one has no turn, nothing has been achieved, and must not look like it: the
     * attempts would be counted from the start again, and a run that can do nothing would never learn that.
     */
    private static ChunkOutcome notInVain(Chunk chunk, ChunkOutcome outcome) {
        Duration delay = outcome.delay();
        if (delay != null && outcome.next() == chunk.range().from()) {
            throw FailureType.INFRASTRUCTURE.failure(
                    "The last attempt at these items broke off, and the pace of the project has allowed no other yet.",
                    delay);
        }
        return outcome;
    }

    /** Somebody may be waiting for a small run; measuring would take longer than it. */
    private static boolean isLarge() {
        return Activity.getExecutionContext().getInfo().getActivityTaskQueue().equals(TaskQueues.INFER_CPU_BATCH);
    }

    /** As {@link ChunkAttempt} does while it waits for results. */
    private boolean isToReturn(Chunk chunk, Heartbeats.Heartbeat heartbeat) {
        heartbeat.check();
        return drain.hasBegun() || heartbeat.isShutDown() || database.read(tx -> fence.isToStop(tx, chunk.run()));
    }
}
