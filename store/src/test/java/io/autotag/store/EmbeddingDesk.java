package io.autotag.store;

import io.autotag.embedding.Embedding;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** Stands in for a worker with a model that describes pictures: writes embeddings that a test makes up. */
public final class EmbeddingDesk {

    private final Database database;
    private final PredictionWriter writer;
    private final Tagging tagging;

    public EmbeddingDesk(Database database) {
        this(database, WriteProbe.none());
    }

    EmbeddingDesk(Database database, WriteProbe probe) {
        this.database = database;
        this.writer = new PredictionWriter(probe);
        this.tagging = new Tagging(database);
    }

    /** An active version of a new model. */
    public ModelVersion addModel(Organisation organisation, String name) {
        return database.inTransaction(tx -> {
            ModelRepository models = new ModelRepository();
            Model model = models.create(tx, organisation.id(), name);
            String sha = "%064x".formatted(Integer.toUnsignedLong(name.hashCode()));
            NewModelVersion version = new NewModelVersion(
                    sha, 1, "head: embedding\n", sha, "embedding", "asked for", Level.IMAGE, null, List.of());
            return models.activate(
                    tx, model, models.addVersion(tx, model, version).uid());
        });
    }

    /** A planned run of the version over all of the project. */
    Run begin(Project project, ModelVersion version, boolean force) {
        NewRun run = new NewRun(project, version, new Selection.Full(), RunKind.MANUAL, null, force);
        return tagging.plan(database.inTransaction(tx -> new RunRepository().create(tx, run))
                .run());
    }

    /** Describes every item of the run in one batch, from the chunk's position on. */
    WriteOutcome write(Run run, LongFunction<double[]> vectors) {
        ChunkKey chunk = new ChunkKey(run.id(), run.epoch(), 0);
        List<WorkItem> items = tagging.itemsAt(run, new PositionRange(0, Integer.MAX_VALUE));
        List<ItemPredictions> found = items.stream()
                .map(item -> described(item.itemId(), vectors.apply(item.itemId())))
                .toList();
        long from = tagging.positionOf(chunk);
        return database.inTransaction(
                tx -> writer.write(tx, chunk, from, from + items.size(), found, List.of(), 10L * items.size()));
    }

    /** A whole run. */
    public Run run(Project project, ModelVersion version, boolean force, LongFunction<double[]> vectors) {
        Run run = begin(project, version, force);
        write(run, vectors);
        return tagging.finish(run);
    }

    private static ItemPredictions described(long itemId, double[] vector) {
        return new ItemPredictions(
                itemId, List.of(), Optional.of(Embedding.of(vector).orElseThrow()));
    }
}
