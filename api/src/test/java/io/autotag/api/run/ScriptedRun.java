package io.autotag.api.run;

import io.autotag.run.Desired;
import io.autotag.run.RunState;
import io.autotag.store.Box;
import io.autotag.store.ChunkKey;
import io.autotag.store.Database;
import io.autotag.store.FailureCode;
import io.autotag.store.ItemFailure;
import io.autotag.store.ItemPredictions;
import io.autotag.store.Level;
import io.autotag.store.NewPrediction;
import io.autotag.store.PositionRange;
import io.autotag.store.PredictionWriter;
import io.autotag.store.Run;
import io.autotag.store.RunEnding;
import io.autotag.store.RunRepository;
import io.autotag.store.RunSelection;
import io.autotag.store.RunSettlement;
import io.autotag.store.WorkItem;
import io.autotag.store.WriteOutcome;
import io.autotag.workflow.Chunk;
import io.autotag.workflow.ChunkActivities;
import io.autotag.workflow.ChunkOutcome;
import io.autotag.workflow.Directive;
import io.autotag.workflow.FailureType;
import io.autotag.workflow.ItemRange;
import io.autotag.workflow.RunActivities;
import io.autotag.workflow.RunPlan;
import io.autotag.workflow.RunRef;
import io.autotag.workflow.Settlement;
import io.autotag.workflow.TaskQueues;
import io.temporal.activity.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The activities of a run over the real store, with a model that finds one person on every item but those whose key it
 * is told to fail at. It can be held, so that a run stays under way for as long as a test wants.
 */
final class ScriptedRun implements RunActivities, ChunkActivities {

    private static final int CHUNK = 8;
    private static final int MOST_RANGES = 100;

    private final Database database;
    private final RunRepository runs = new RunRepository();
    private final RunSelection selections = new RunSelection();
    private final RunSettlement settlement = new RunSettlement();
    private final PredictionWriter writer = new PredictionWriter();
    private volatile boolean held;
    private volatile String failing = "nothing";

    ScriptedRun(Database database) {
        this.database = database;
    }

    void hold() {
        held = true;
    }

    void letGo() {
        held = false;
    }

    /** Items whose key holds this cannot be read. */
    void failAt(String keyPart) {
        failing = keyPart;
    }

    @Override
    public RunPlan plan(RunRef run) {
        checked(run);
        database.inTransaction(tx -> selections.freeze(tx, run.id()));
        while (database.inTransaction(tx -> selections.prepareNextBlock(tx, run.id()))) {
            Activity.getExecutionContext().heartbeat(null);
        }
        database.inTransaction(tx -> selections.begin(tx, run.id()));
        return new RunPlan(TaskQueues.INFER_CPU_QUICK, CHUNK, 2, read(run).total());
    }

    @Override
    public List<ItemRange> remaining(RunRef run) {
        checked(run);
        return database.read(tx -> selections.remaining(tx, run.id(), MOST_RANGES)).stream()
                .map(range -> new ItemRange(range.from(), range.to()))
                .toList();
    }

    @Override
    public Directive directive(RunRef run) {
        Run now = read(run);
        if (now.epoch() != run.epoch() || now.state().isFinal()) {
            return new Directive(Directive.Desired.FENCED, 2);
        }
        return new Directive(
                Directive.Desired.valueOf(now.desired().name()),
                2,
                now.waitsUntil(Instant.now()).orElse(null));
    }

    @Override
    public boolean settle(RunRef run, Settlement proposal) {
        RunEnding ending = RunEnding.valueOf(proposal.outcome().name());
        String message = proposal.message().isEmpty() ? null : proposal.message();
        return database.inTransaction(tx -> settlement.settle(tx, run.id(), run.epoch(), ending, message));
    }

    @Override
    public ChunkOutcome process(Chunk chunk) {
        Run run = read(chunk.run());
        ChunkKey key = new ChunkKey(run.id(), chunk.run().epoch(), chunk.range().from());
        long position = database.inTransaction(tx -> writer.positionOf(tx, key));
        while (position < chunk.range().to()) {
            if (!mayGoOn(chunk.run())) {
                return new ChunkOutcome(position, ChunkOutcome.Stop.STOPPED);
            }
            write(key, position);
            position++;
        }
        return new ChunkOutcome(position, ChunkOutcome.Stop.DONE);
    }

    private void write(ChunkKey key, long position) {
        PositionRange one = new PositionRange(position, position + 1);
        List<ItemPredictions> found = new ArrayList<>();
        List<ItemFailure> failed = new ArrayList<>();
        for (WorkItem item : database.read(tx -> selections.itemsAt(tx, key.runId(), one))) {
            if (item.key().contains(failing)) {
                failed.add(new ItemFailure(item.itemId(), FailureCode.UNREADABLE, "The file is cut off."));
            } else {
                found.add(new ItemPredictions(item.itemId(), List.of(person())));
            }
        }
        WriteOutcome outcome =
                database.inTransaction(tx -> writer.write(tx, key, one.from(), one.to(), found, failed, 1));
        if (outcome == WriteOutcome.FENCED) {
            throw FailureType.FENCED.failure("The run has moved on.");
        }
    }

    /** Waits while it is held; false when something else than running is wanted. */
    private boolean mayGoOn(RunRef run) {
        do {
            Activity.getExecutionContext().heartbeat(null);
            if (checked(run).desired() != Desired.RUN) {
                return false;
            }
            LockSupport.parkNanos(held ? 50_000_000 : 0);
        } while (held);
        return true;
    }

    private Run checked(RunRef run) {
        Run now = read(run);
        if (now.epoch() != run.epoch() || now.state() == RunState.CANCELLED) {
            throw FailureType.FENCED.failure("The run has moved on.");
        }
        return now;
    }

    private Run read(RunRef run) {
        return database.read(tx -> runs.getForWorker(tx, run.id()));
    }

    private static NewPrediction person() {
        return new NewPrediction("person", Level.OBJECT, 0.9f, 0.8f, new Box(1, 2, 30, 40));
    }
}
