package io.autotag.activity;

import io.autotag.store.Run;
import io.autotag.store.RunKind;
import io.autotag.store.RunRepository;
import io.autotag.store.Transaction;
import io.autotag.store.Worker;
import io.autotag.store.WorkerRegistry;
import io.autotag.workflow.RunPlan;
import io.autotag.workflow.TaskQueues;
import java.time.Duration;
import java.time.Instant;

/** How a run is cut into chunks, where they go, and how many are on their way at once. */
final class RunShape {

    /** Runs up to this size are quick work. */
    static final long QUICK_ITEMS = 2_048;

    /** A chunk of so many takes a fast model some ten seconds; a slow one returns early. */
    static final int LARGEST_CHUNK = 4_096;

    /** Below, handing a chunk out costs a fast model more than a percent of it. */
    static final int SMALLEST_CHUNK = 128;

    /** Temporal keeps track of each; far below its limit of 2,000. */
    static final int WIDEST_WINDOW = 200;

    /** A worker that was not seen for so long is none. */
    static final Duration ABSENT = Duration.ofSeconds(30);

    private final Slots slots;
    private final WorkerRegistry registry = new WorkerRegistry();
    private final RunRepository runs = new RunRepository();

    /** @param slots of each worker: all are alike */
    RunShape(Slots slots) {
        this.slots = slots;
    }

    RunPlan plan(Transaction tx, Run run) {
        int window = window(tx, run);
        return new RunPlan(queue(run), chunkItems(run.total(), window), window);
    }

    /** Twice the slots there are for a run of its kind, shared among the active runs: while one chunk is worked on, the next waits. */
    int window(Transaction tx, Run run) {
        int each = isQuick(run) ? slots.quick() : slots.batch();
        int window = 2 * each * workers(tx, queue(run)) / Math.max(1, runs.countActive(tx));
        return Math.max(1, Math.min(WIDEST_WINDOW, window));
    }

    /** Small enough for all workers to have a part to the end, large enough to be worth handing out. */
    static int chunkItems(long total, int window) {
        long share = total / (2L * window) + 1;
        return (int) Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, share));
    }

    static String queue(Run run) {
        return isQuick(run) ? TaskQueues.INFER_CPU_QUICK : TaskQueues.INFER_CPU_BATCH;
    }

    private static boolean isQuick(Run run) {
        return run.kind() == RunKind.LIVE || run.total() <= QUICK_ITEMS;
    }

    private int workers(Transaction tx, String queue) {
        long serving = registry.seenSince(tx, Instant.now().minus(ABSENT)).stream()
                .map(Worker::queues)
                .filter(queues -> queues.contains(queue))
                .count();
        return (int) Math.max(1, serving);
    }
}
