package io.autotag.store;

import io.autotag.mask.Mask;
import io.autotag.run.Desired;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Stands in for a worker: tags items with predictions that depend on nothing but the item. */
final class Tagging {

    private static final int BATCH = 4;

    private final Database database;
    private final PredictionWriter writer;
    private final RunSelection selections = new RunSelection();

    Tagging(Database database) {
        this(database, WriteProbe.none());
    }

    Tagging(Database database, WriteProbe probe) {
        this.database = database;
        this.writer = new PredictionWriter(probe);
    }

    /** A planned run over the whole project. */
    Run begin(Seed seed) {
        return begin(seed, new Selection.Full(), false);
    }

    Run begin(Seed seed, Selection selection, boolean force) {
        NewRun run = new NewRun(seed.project(), seed.version(), selection, RunKind.MANUAL, null, force);
        return plan(database.inTransaction(tx -> new RunRepository().create(tx, run))
                .run());
    }

    Run plan(Run run) {
        database.inTransaction(tx -> selections.freeze(tx, run.id()));
        while (database.inTransaction(tx -> selections.prepareNextBlock(tx, run.id()))) {
            // one block a transaction
        }
        database.inTransaction(tx -> selections.begin(tx, run.id()));
        return database.read(tx -> new RunRepository().getForWorker(tx, run.id()));
    }

    /** Tags what remains and settles the run. */
    Run finish(Run run) {
        for (PositionRange range : remaining(run, 100)) {
            attempt(run, range);
        }
        if (!settle(run, RunEnding.COMPLETED)) {
            throw new IllegalStateException("Work remains.");
        }
        return reread(run);
    }

    /** One attempt at a chunk, from where the last one got to. */
    WriteOutcome attempt(Run run, PositionRange range) {
        ChunkKey chunk = new ChunkKey(run.id(), run.epoch(), range.from());
        WriteOutcome outcome = WriteOutcome.WRITTEN;
        long position = positionOf(chunk);
        while (position < range.to() && outcome == WriteOutcome.WRITTEN) {
            PositionRange batch = new PositionRange(position, Math.min(position + BATCH, range.to()));
            outcome = write(chunk, batch, itemsAt(run, batch));
            position = batch.to();
        }
        return outcome;
    }

    long positionOf(ChunkKey chunk) {
        return database.inTransaction(tx -> writer.positionOf(tx, chunk));
    }

    List<WorkItem> itemsAt(Run run, PositionRange range) {
        return database.read(tx -> selections.itemsAt(tx, run.id(), range));
    }

    /** Every item whose id divides by 7 fails. */
    WriteOutcome write(ChunkKey chunk, PositionRange batch, List<WorkItem> items) {
        List<ItemPredictions> found = new ArrayList<>();
        List<ItemFailure> failed = new ArrayList<>();
        for (WorkItem item : items) {
            if (item.itemId() % 7 == 0) {
                failed.add(new ItemFailure(item.itemId(), FailureCode.UNREADABLE, "The file is cut off."));
            } else {
                found.add(new ItemPredictions(item.itemId(), predictionsOf(item.itemId())));
            }
        }
        return database.inTransaction(
                tx -> writer.write(tx, chunk, batch.from(), batch.to(), found, failed, 10L * items.size()));
    }

    List<PositionRange> remaining(Run run, int maxRanges) {
        return database.read(tx -> selections.remaining(tx, run.id(), maxRanges));
    }

    boolean settle(Run run, RunEnding ending) {
        @Nullable String message = ending == RunEnding.FAILED ? "The model is gone." : null;
        return database.inTransaction(tx -> new RunSettlement().settle(tx, run.id(), run.epoch(), ending, message));
    }

    Run desire(Run run, Desired desired) {
        return database.inTransaction(tx -> new RunRepository().desire(tx, run, desired));
    }

    Run reread(Run run) {
        return database.read(tx -> new RunRepository().getForWorker(tx, run.id()));
    }

    RunProgress progress(Run run) {
        return database.read(tx -> new RunReader().progress(tx, run.id()));
    }

    /** Every row that a run leaves, bit for bit: reals and masks as their bytes. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        rows.addAll(
                texts(
                        """
                SELECT concat_ws(' ', shard, set_id, item_id, seq, run_id, label_id, level, float4send(score),
                                 float4send(confidence), status, version, float4send(x), float4send(y), float4send(w),
                                 float4send(h), geometry) AS line
                FROM prediction ORDER BY shard, set_id, item_id, seq"""));
        rows.addAll(texts("SELECT i::text AS line FROM set_item i ORDER BY set_id, item_id"));
        rows.addAll(texts("SELECT concat_ws(' ', run_id, item_id, code, message) AS line FROM run_failure"
                + " ORDER BY run_id, item_id"));
        return rows;
    }

    static List<NewPrediction> predictionsOf(long itemId) {
        Random random = new Random(itemId);
        List<NewPrediction> predictions = new ArrayList<>();
        for (int i = 0; i < itemId % 5; i++) {
            String label = Seed.LABELS.get(random.nextInt(Seed.LABELS.size()));
            float confidence = random.nextFloat();
            Box box = new Box(random.nextFloat() * 600, random.nextFloat() * 400, random.nextFloat(), 3);
            Mask mask = i == 1 ? null : new Mask((int) itemId, i, 1, 1, 4, "22");
            predictions.add(
                    i == 0
                            ? new NewPrediction(label, Level.IMAGE, confidence, 2 * confidence - 1, null)
                            : new NewPrediction(label, Level.OBJECT, confidence, 2 * confidence - 1, box, mask));
        }
        return predictions;
    }

    List<String> texts(String query) {
        return database.read(tx -> tx.sql(query).list(row -> row.text("line")));
    }

    long number(String query) {
        return database.read(tx -> tx.sql(query).one(row -> row.number("n")));
    }
}
