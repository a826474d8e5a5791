package io.autotag.activity;

import io.autotag.store.RegisteredWorker;
import io.autotag.store.Run;
import io.autotag.store.RunKind;
import io.autotag.store.RunRepository;
import io.autotag.store.RunTuning;
import io.autotag.store.Transaction;
import io.autotag.store.Worker;
import io.autotag.store.WorkerRegistry;
import io.autotag.workflow.RunPlan;
import io.autotag.workflow.TaskQueues;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a run is cut into chunks, where they go, and how many are on their way at once. */
final class RunShape {

    /** Runs up to this size are quick work. */
    static final long QUICK_ITEMS = 2_048;

    /** A chunk of so many takes a fast model some ten seconds; a slow one returns early. */
    static final int LARGEST_CHUNK = 4_096;

    /** Below, handing a chunk out costs a fast model more than a percent of it. */
    static final int SMALLEST_CHUNK = 128;

    /** A chunk does so many a minute even with a slow model: where the pace allows no more, another would only take up a slot. */
    static final int PACED_ITEMS_A_CHUNK = 120;

    /**
     * Somebody waits for a small run, and nobody looks on while a large one takes its hours. So each picture of the small one
     * counts for so many: beside both chunks of a large run it has two thirds of the threads, a live one nearly three quarters.
     */
    static final int QUICK_WEIGHT = 4;

    private final Slots slots;
    private final WorkerRegistry registry = new WorkerRegistry();
    private final RunRepository runs = new RunRepository();

    /** @param slots of each worker: all are alike */
    RunShape(Slots slots) {
        this.slots = slots;
    }

    RunPlan plan(Transaction tx, Run run) {
        int window = window(tx, run);
        return new RunPlan(queue(run), chunkItems(run.total(), window), window, run.total());
    }

    /**
     * The window that somebody gave it; else its share of twice the slots there are for a run of its kind: while one chunk
     * is worked on, the next waits. Neither is wider than the pace of the project can feed.
     */
    int window(Transaction tx, Run run) {
        List<Run> others = others(tx, run);
        int places = 2 * (isQuick(run) ? slots.quick() : slots.batch()) * workers(tx, queue(run));
        Integer chosen = run.window();
        int window = chosen == null
                ? share(places, run.priority(), priorities(others, queue(run)))
                : chosen(chosen, places, isQuick(run));
        return paced(window, run.limits().itemsPerMinute(), 1 + ofProject(others, run.projectId()));
    }

    /** Quick slots are for previews and inspections, too, which somebody waits for: a window puts no more before them. */
    static int chosen(int chosen, int places, boolean isQuick) {
        return isQuick ? Math.min(chosen, places) : chosen;
    }

    /**
     * No more chunks than the run's part of the pace can feed: what waits for its turn holds a slot.
     *
     * @param runs of the project that are active, at least 1
     */
    static int paced(int window, @Nullable Integer itemsPerMinute, int runs) {
        return itemsPerMinute == null
                ? window
                : Math.min(window, 1 + Math.max(0, itemsPerMinute / runs - 1) / PACED_ITEMS_A_CHUNK);
    }

    /** The active ones, without those that wait for the end of quiet hours: they leave their places to the others. */
    private List<Run> others(Transaction tx, Run run) {
        Instant now = Instant.now();
        return runs.active(tx).stream()
                .filter(active ->
                        active.id() != run.id() && active.waitsUntil(now).isEmpty())
                .toList();
    }

    /** Of those that the places of the queue are shared with; a window of its own is no share. */
    private static int priorities(List<Run> runs, String queue) {
        return runs.stream()
                .filter(run -> run.window() == null && queue(run).equals(queue))
                .mapToInt(Run::priority)
                .sum();
    }

    private static int ofProject(List<Run> runs, long projectId) {
        return (int) runs.stream().filter(run -> run.projectId() == projectId).count();
    }

    /** Its part of the places by its weight, to the nearest chunk, and never none. */
    static int share(int places, int priority, int othersPriorities) {
        long share = Math.round((double) places * priority / (priority + othersPriorities));
        return (int) Math.max(1, Math.min(RunTuning.WIDEST_WINDOW, share));
    }

    /** Small enough for all workers to have a part to the end, large enough to be worth handing out. */
    static int chunkItems(long total, int window) {
        long share = total / (2L * window) + 1;
        return (int) Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, share));
    }

    /** How many pictures of a chunk the threads take in turn, among all chunks that are worked on. */
    static int weight(Run run) {
        return weight(run.priority(), isQuick(run));
    }

    static int weight(int priority, boolean isQuick) {
        return isQuick ? QUICK_WEIGHT * priority : priority;
    }

    static String queue(Run run) {
        return isQuick(run) ? TaskQueues.INFER_CPU_QUICK : TaskQueues.INFER_CPU_BATCH;
    }

    private static boolean isQuick(Run run) {
        return run.kind() == RunKind.LIVE || run.total() <= QUICK_ITEMS;
    }

    private int workers(Transaction tx, String queue) {
        long serving = registry.seenSince(tx, Instant.now().minus(RegisteredWorker.SILENT_AFTER)).stream()
                .map(Worker::queues)
                .filter(queues -> queues.contains(queue))
                .count();
        return (int) Math.max(1, serving);
    }
}
