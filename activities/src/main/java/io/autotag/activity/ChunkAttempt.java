package io.autotag.activity;

import io.autotag.store.ChunkKey;
import io.autotag.store.Database;
import io.autotag.store.PredictionWriter;
import io.autotag.store.WriteOutcome;
import io.autotag.workflow.Chunk;
import io.autotag.workflow.ChunkOutcome;
import io.autotag.workflow.ChunkOutcome.Stop;
import io.autotag.workflow.FailureType;
import io.autotag.workflow.TimeLimits;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Takes the results of a chunk and writes them in order, batch by batch, until the chunk is done or has to return. */
final class ChunkAttempt {

    /** How soon a wish to stop is noticed while no result comes. */
    private static final Duration TICK = Duration.ofMillis(200);

    /** What is wanted of the run is asked so often while nothing is written, which tells it too. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Database database;
    private final PredictionWriter writer;
    private final Chunk chunk;
    private final ChunkKey key;
    private final Turns turns;
    private final ResultQueue results;
    private final Heartbeats.Heartbeat heartbeat;
    private final Drain drain;
    private final WorkMeter meter;
    private final Instant returnBy;
    private final Fence fence = new Fence();
    private Instant nextLook = Instant.now().plus(LOOK);
    private Batch batch;
    private long position;
    private long reached;
    private boolean written;

    /**
     * @param returnBy what is handed out behind this instant is the first item at most
     * @param position where the chunk is according to the database; there may be something to do on either side of it
     */
    ChunkAttempt(
            Database database,
            PredictionWriter writer,
            Chunk chunk,
            Instant returnBy,
            long position,
            Turns turns,
            ResultQueue results,
            Heartbeats.Heartbeat heartbeat,
            Drain drain,
            WorkMeter meter) {
        this.database = database;
        this.writer = writer;
        this.chunk = chunk;
        this.key = new ChunkKey(
                chunk.run().id(), chunk.run().epoch(), chunk.range().from());
        this.turns = turns;
        this.results = results;
        this.heartbeat = heartbeat;
        this.drain = drain;
        this.meter = meter;
        this.position = position;
        this.reached = chunk.range().from();
        this.batch = new Batch(reached);
        this.returnBy = returnBy;
    }

    ChunkOutcome run() throws InterruptedException {
        Optional<Stop> stop = Optional.empty();
        while (stop.isEmpty()) {
            heartbeat.check();
            results.take(TICK).ifPresent(this::add);
            stop = results.isOver() ? Optional.of(end()) : reasonToReturn();
            if (stop.isPresent() || batch.isDue(Instant.now())) {
                boolean goOn = batch.isEmpty() || write(stop);
                stop = goOn ? stop : stop.or(() -> Optional.of(Stop.STOPPED));
            }
        }
        long next = stop.get() == Stop.DONE ? chunk.range().to() : reached;
        Duration delay = stop.get() == Stop.DEADLINE ? turns.delay().orElse(null) : null;
        return new ChunkOutcome(next, stop.get(), delay);
    }

    /** All that was handed out is answered: the chunk is done, or the pace allows nothing more for a while. */
    private Stop end() {
        return turns.areOver() ? Stop.DEADLINE : Stop.DONE;
    }

    private void add(ItemResult result) {
        batch.add(result, Instant.now());
        meter.took(WorkMeter.Stage.TAG, result.busy());
    }

    /**
     * Every attempt may write one batch, however late it starts, unless the run is to stop. What has used up a pace is
     * waited for, as long as a picture may take.
     */
    private Optional<Stop> reasonToReturn() {
        if (drain.hasBegun() || heartbeat.isShutDown()) {
            return Optional.of(Stop.SHUTDOWN);
        }
        if (isToStop()) {
            return Optional.of(Stop.STOPPED);
        }
        if (Instant.now().isBefore(returnBy)) {
            return Optional.empty();
        }
        turns.hurry();
        boolean isToWait = turns.areScarce() && Instant.now().isBefore(returnBy.plus(TimeLimits.INFERENCE));
        return (written || !batch.isEmpty()) && !isToWait ? Optional.of(Stop.DEADLINE) : Optional.empty();
    }

    /** Asks the run itself: a picture may take a minute, and so much patience has nobody who wants to pause. */
    private boolean isToStop() {
        if (Instant.now().isBefore(nextLook)) {
            return false;
        }
        nextLook = Instant.now().plus(LOOK);
        return database.read(tx -> fence.isToStop(tx, chunk.run()));
    }

    /** False when the run shall not go on. */
    private boolean write(Optional<Stop> stop) {
        long end = stop.equals(Optional.of(Stop.DONE)) ? chunk.range().to() : batch.next();
        long next = Math.max(position, end);
        long start = System.nanoTime();
        WriteOutcome outcome = database.inTransaction(tx -> writer.write(
                tx,
                key,
                position,
                next,
                batch.found(),
                batch.failed(),
                batch.busy().toMillis()));
        if (outcome == WriteOutcome.FENCED) {
            throw overtaken();
        }
        meter.took(WorkMeter.Stage.WRITE, Duration.ofNanos(System.nanoTime() - start));
        meter.written(batch.found().size(), batch.predictions(), batch.failed());
        position = next;
        reached = end;
        heartbeat.at(next);
        batch = new Batch(end);
        written = true;
        nextLook = Instant.now().plus(LOOK);
        return outcome == WriteOutcome.WRITTEN;
    }

    private ApplicationFailure overtaken() {
        database.read(tx -> fence.enter(tx, chunk.run()));
        // Of two attempts one is out of date without knowing it. The server ignores what that one answers; the other
        // one is tried again, from where the first got to.
        return FailureType.INFRASTRUCTURE.failure("Another attempt at this chunk has written meanwhile.");
    }
}
