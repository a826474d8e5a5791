package io.autotag.store;

import java.util.List;
import java.util.Optional;

/** Gives uploads to the live run of a project, which is open as long as there is something to do. */
public final class LiveRuns {

    private static final int FEED_LOCKS = 3;

    private final RunRepository runs = new RunRepository();
    private final RunSelection selections = new RunSelection();

    /**
     * Appends the items to the project's open live run of the model version, or starts one with them. Items that the run
     * covers already are left out, so that giving the same ones twice is no harm.
     *
     * @param itemIds items of the project's datasets
     * @return the run that covers them now; it wants to be driven
     */
    public Run feed(Transaction tx, Project project, ModelVersion version, long[] itemIds) {
        tx.sql("SELECT pg_advisory_xact_lock(?, ?)", FEED_LOCKS, Long.hashCode(project.id()))
                .execute();
        Optional<Run> open = runs.findOpenLive(tx, project, version);
        if (open.isPresent() && selections.append(tx, open.get().id(), itemIds)) {
            return runs.getForWorker(tx, open.get().id());
        }
        return start(tx, project, version, itemIds);
    }

    /** Frozen at once, so that the next uploads can be appended before anybody drives it. */
    private Run start(Transaction tx, Project project, ModelVersion version, long[] itemIds) {
        List<Item> items = new ItemRepository().listByIds(tx, project.id(), itemIds);
        Selection selection =
                new Selection.Items(items.stream().limit(1).map(Item::uid).toList());
        Run run = runs.create(tx, new NewRun(project, version, selection, RunKind.LIVE, null, false))
                .run();
        selections.freeze(tx, run.id());
        selections.append(tx, run.id(), items.stream().mapToLong(Item::id).toArray());
        return runs.getForWorker(tx, run.id());
    }
}
