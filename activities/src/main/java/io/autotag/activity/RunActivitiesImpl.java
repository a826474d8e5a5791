package io.autotag.activity;

import io.autotag.store.Database;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.Run;
import io.autotag.store.RunEnding;
import io.autotag.store.RunSelection;
import io.autotag.store.RunSettlement;
import io.autotag.store.Transaction;
import io.autotag.workflow.Directive;
import io.autotag.workflow.Directive.Desired;
import io.autotag.workflow.ItemRange;
import io.autotag.workflow.RunActivities;
import io.autotag.workflow.RunPlan;
import io.autotag.workflow.RunRef;
import io.autotag.workflow.Settlement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks and tells PostgreSQL about runs. */
final class RunActivitiesImpl implements RunActivities {

    /** Some kilobytes of history; more come with the next round. */
    private static final int MOST_RANGES = 300;

    private final Database database;
    private final RunSelection selection;
    private final ModelTrial trial;
    private final RunShape shape;
    private final Heartbeats heartbeats;
    private final Fence fence = new Fence();
    private final RunSettlement settlements = new RunSettlement();

    RunActivitiesImpl(
            Database database, RunSelection selection, ModelCache models, RunShape shape, Heartbeats heartbeats) {
        this.database = database;
        this.selection = selection;
        this.trial = new ModelTrial(database, models);
        this.shape = shape;
        this.heartbeats = heartbeats;
    }

    @Override
    public RunPlan plan(RunRef run) {
        return ActivityBorder.cross(() -> {
            try (Heartbeats.Heartbeat heartbeat = heartbeats.start(0)) {
                return plan(run, heartbeat);
            }
        });
    }

    /** The model first: nothing is frozen for one that does not open. */
    private RunPlan plan(RunRef reference, Heartbeats.Heartbeat heartbeat) {
        ModelVersion version = database.read(tx -> version(tx, fence.enter(tx, reference)));
        trial.open(version, reference.id());
        database.doInTransaction(tx -> {
            fence.enter(tx, reference);
            selection.freeze(tx, reference.id());
        });
        while (database.inTransaction(tx -> prepareNextBlock(tx, reference))) {
            heartbeat.check();
        }
        return database.inTransaction(tx -> {
            fence.enter(tx, reference);
            selection.begin(tx, reference.id());
            return shape.plan(tx, fence.enter(tx, reference));
        });
    }

    private boolean prepareNextBlock(Transaction tx, RunRef reference) {
        fence.enter(tx, reference);
        return selection.prepareNextBlock(tx, reference.id());
    }

    private static ModelVersion version(Transaction tx, Run run) {
        return new ModelRepository().versionForWorker(tx, run.modelVersionId());
    }

    @Override
    public List<ItemRange> remaining(RunRef run) {
        return ActivityBorder.cross(() -> database.read(tx -> {
            fence.enter(tx, run);
            return selection.remaining(tx, run.id(), MOST_RANGES).stream()
                    .map(range -> new ItemRange(range.from(), range.to()))
                    .toList();
        }));
    }

    @Override
    public Directive directive(RunRef run) {
        return ActivityBorder.cross(() -> database.read(tx -> directive(tx, run)));
    }

    private Directive directive(Transaction tx, RunRef reference) {
        return fence.find(tx, reference)
                .map(run -> new Directive(
                        desired(run),
                        shape.window(tx, run),
                        run.waitsUntil(Instant.now()).orElse(null)))
                .orElseGet(() -> new Directive(Desired.FENCED, 1));
    }

    private static Desired desired(Run run) {
        return switch (run.desired()) {
            case RUN -> Desired.RUN;
            case PAUSE -> Desired.PAUSE;
            case CANCEL -> Desired.CANCEL;
        };
    }

    /** First the settling, which is told again as true when it is so already, even under a cancelled run's new epoch. */
    @Override
    public boolean settle(RunRef run, Settlement settlement) {
        return ActivityBorder.cross(() -> database.inTransaction(tx -> {
            if (settlements.settle(tx, run.id(), run.epoch(), ending(settlement), message(settlement))) {
                return true;
            }
            fence.enter(tx, run);
            return false;
        }));
    }

    private static RunEnding ending(Settlement settlement) {
        return switch (settlement.outcome()) {
            case PAUSED -> RunEnding.PAUSED;
            case COMPLETED -> RunEnding.COMPLETED;
            case FAILED -> RunEnding.FAILED;
            case CANCELLED -> RunEnding.CANCELLED;
        };
    }

    private static @Nullable String message(Settlement settlement) {
        return settlement.message().isEmpty() ? null : settlement.message();
    }
}
